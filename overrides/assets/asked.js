// Parts of a page that need a script of their own: hidden until one can run, and theirs is fetched when they are first
// used, so that a page costs nothing more for those who only read it.
addEventListener("DOMContentLoaded", () => {
  for (const part of document.querySelectorAll("[data-script]")) {
    part.hidden = false;
    const fetched = () =>
      import("./" + part.dataset.script + ".js").catch(() => {
        part.querySelector("[role=status]").textContent = part.dataset.failed;
      });
    part.addEventListener("focusin", fetched, { once: true });
  }
});
