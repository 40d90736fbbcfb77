// The blank page between this site and the ordinary page; see exit.js. Whoever comes Back to it is sent on again.
(() => {
  const away = document.currentScript.dataset.away;
  document.documentElement.hidden = true;
  const leave = () => location.assign(away);
  addEventListener("pageshow", (event) => {
    const [how] = performance.getEntriesByType("navigation");
    if (event.persisted || (how && how.type === "back_forward")) {
      history.forward();
      setTimeout(leave, 500); // where there is nothing ahead
      return;
    }
    // Before the page is loaded, a new address would take its entry's place and leave the later ones there.
    setTimeout(leave);
  });
})();
