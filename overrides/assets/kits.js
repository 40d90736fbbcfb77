// What staff hand on, in several languages at once and for whom they choose. The languages stand on the page as links and
// stay so where this does not run or cannot go on. What is chosen is in the boxes and nowhere else: not in the address.
addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector("[data-found]");
  const audience = document.querySelector("[data-audience]");
  const shown = () => document.querySelectorAll("[data-handout]");

  const narrow = () => {
    const wanted = [...audience.querySelectorAll(":checked")].map((box) => box.value);
    for (const one of shown()) {
      const own = one.dataset.for.split(" ").filter(Boolean);
      one.hidden = wanted.length > 0 && own.length > 0 && !own.some((id) => wanted.includes(id));
    }
    audience.hidden = !shown().length;
  };
  audience.addEventListener("change", narrow);
  // Also where the browser remembers what was chosen by whoever sat here before.
  addEventListener("pageshow", () => {
    for (const box of audience.querySelectorAll("input")) box.checked = false;
    narrow();
  });
  narrow();
  if (!place) return;

  // Each kit is far down, and the next one farther: what is chosen stands in sight and leads there.
  const chosen = document.querySelector(".f-chosen");
  const tellChosen = () => {
    const headings = [...place.querySelectorAll("h2[id]")];
    chosen.replaceChildren(
      ...headings.map((heading) => {
        const way = Object.assign(document.createElement("a"), { href: `#${heading.id}` });
        way.append(...heading.cloneNode(true).childNodes);
        return way;
      }),
    );
  };

  // The page of a language, with its links as they are to be followed from here.
  const handouts = async (link) => {
    const answer = await fetch(link.href, { credentials: "omit" });
    if (!answer.ok) throw answer.status;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = document.createElement("section");
    const name = Object.assign(document.createElement("h2"), { id: `f-kit-${link.hreflang}` });
    name.append(...link.cloneNode(true).childNodes);
    found.append(name);
    for (const one of page.querySelectorAll("[data-handout]")) {
      for (const inner of one.querySelectorAll("a")) inner.href = new URL(inner.getAttribute("href"), link.href);
      found.append(document.importNode(one, true));
    }
    return found;
  };
  document.querySelector("[data-kits]").setAttribute("role", "group");
  for (const link of document.querySelectorAll("[data-kits] a")) {
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", name: "language" });
    const words = document.createElement("span");
    words.append(...link.cloneNode(true).childNodes);
    label.append(box, words);
    let kit;
    const choose = async () => {
      try {
        kit ??= await handouts(link);
        if (box.checked) place.append(kit);
        else kit.remove();
        narrow();
        tellChosen();
      } catch {
        label.replaceWith(link);
        link.click();
      }
    };
    box.addEventListener("change", choose);
    // The browser ticks it again for whoever comes back from what was opened.
    addEventListener("pageshow", () => {
      if (box.checked && !kit?.isConnected) choose();
    });
    link.replaceWith(label);
  }
});
