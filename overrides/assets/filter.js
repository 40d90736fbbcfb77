// Finding support by several answers at once. The questions stand on the page as lists of links, and stay so where this
// does not run or cannot go on. Here each list becomes a menu; after the first choice the cards of all areas are
// fetched from this site's own pages. What was chosen stands in the address after "#", which no server is told.
(() => {
  const found = document.querySelector("[data-found]");
  const [said, reset, cards] = found.children;
  const valueOf = (link) => link.pathname.split("/").slice(-2)[0];
  let every;

  const questions = [...document.querySelectorAll("[data-facet]")].map((section) => {
    const list = section.querySelector("ul");
    const links = [...list.querySelectorAll("a")];
    const menu = document.createElement("select");
    menu.setAttribute("aria-labelledby", section.getAttribute("aria-labelledby"));
    menu.append(new Option(found.dataset.any, ""), ...links.map((link) => new Option(link.textContent, valueOf(link))));
    list.hidden = true;
    section.append(menu);
    menu.addEventListener("change", choose);
    return { name: section.dataset.facet, list, links, menu };
  });

  // A page of cards, then the next one of the same place. Links in it are seen from where it stands.
  const fetched = async (url) => {
    const answer = await fetch(url);
    if (!answer.ok) throw answer;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const link of page.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), url);
    const next = page.querySelector("[rel=next]");
    return [...page.querySelectorAll("[data-fits]"), ...(next ? await fetched(next.href) : [])];
  };

  // What a card must say one of: of a place also the places around it, the nearest first.
  const marks = ({ name, links, menu }) => {
    const { within = "" } = links[menu.selectedIndex - 1].dataset;
    return [menu.value, ...within.split(" ")].map((value) => `${name}-${value}`);
  };
  const show = async (chosen) => {
    const pages = questions[0].links.map((link) => fetched(link.href));
    every = every || (await Promise.all(pages)).flat();
    const wanted = chosen.map(marks);
    const distance = ({ dataset }) => {
      const all = dataset.fits.split(" ");
      const nearest = wanted.map((one) => one.findIndex((mark) => all.includes(mark)));
      return nearest.includes(-1) ? -1 : Math.max(...nearest);
    };
    const fitting = every.filter((card) => distance(card) >= 0).sort((a, b) => distance(a) - distance(b));
    cards.replaceChildren(...fitting);
    said.textContent = found.dataset.said.replace("{shown}", fitting.length).replace("{all}", every.length);
    dispatchEvent(new Event("cards")); // see hours.js
  };
  const giveUp = () => {
    found.hidden = true;
    for (const { list, menu } of questions) {
      list.hidden = false;
      menu.hidden = true;
    }
  };

  function choose() {
    const chosen = questions.filter(({ menu }) => menu.value);
    const state = chosen.map(({ name, menu }) => `${name}=${menu.value}`).join("&");
    history.replaceState(null, "", state ? `#${state}` : location.pathname);
    // The same choices in another language.
    for (const link of document.querySelectorAll("[hreflang]")) link.hash = state;
    found.hidden = !state;
    if (state) show(chosen).catch(giveUp);
  }
  function read() {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const { name, menu } of questions) {
      menu.value = state.get(name) || "";
      if (menu.selectedIndex < 0) menu.value = "";
    }
    if (questions.some(({ menu }) => menu.value)) choose();
  }
  reset.addEventListener("click", () => {
    for (const { menu } of questions) menu.value = "";
    choose();
    questions[0].menu.focus();
  });
  addEventListener("hashchange", read);
  read();
})();
