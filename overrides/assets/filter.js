// Finding support by several answers at once. The questions stand on the page as lists of links, and stay so where this
// does not run or cannot go on. Here each list becomes a menu; cards.js, asked for by the first choice, brings the cards.
// What was chosen stands in the address after "#", which no server is told.
addEventListener("DOMContentLoaded", () => {
  const found = document.querySelector("[data-found]");
  const [said, reset, cards] = found.children;
  const valueOf = (link) => link.pathname.split("/").slice(-2)[0];

  const questions = [...document.querySelectorAll("[data-facet]")].map((section) => {
    const list = section.querySelector("ul");
    const links = [...list.querySelectorAll("a")];
    const menu = document.createElement("select");
    menu.setAttribute("aria-labelledby", section.getAttribute("aria-labelledby"));
    const any = new Option(found.dataset.any, "");
    any.lang = found.dataset.anyTag;
    menu.append(any, ...links.map((link) => new Option(link.textContent, valueOf(link))));
    list.hidden = true;
    section.append(menu);
    menu.onchange = choose;
    return { name: section.dataset.facet, list, links, menu };
  });

  let turn = 0;
  const show = async (chosen) => {
    const mine = (turn += 1);
    const { fitting } = await import("./cards.js");
    const [some, all] = await fitting(questions[0], chosen);
    if (mine !== turn) return; // somebody has chosen anew meanwhile
    cards.replaceChildren(...some);
    said.textContent = found.dataset.said.replace("{shown}", some.length).replace("{all}", all.length);
    said.lang = found.dataset.saidTag;
    dispatchEvent(new Event("cards")); // see hours.js
  };
  const giveUp = () => {
    found.hidden = true;
    for (const { list, menu } of questions) menu.hidden = !(list.hidden = false);
  };

  function choose() {
    const chosen = questions.filter(({ menu }) => menu.value);
    const state = chosen.map(({ name, menu }) => `${name}=${menu.value}`).join("&");
    history.replaceState(null, "", `#${state}`);
    // The same choices in another language.
    for (const link of document.querySelectorAll("[hreflang]")) link.hash = state;
    found.hidden = !state;
    if (state) show(chosen).catch(giveUp);
  }
  const read = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const { name, menu } of questions) {
      menu.value = state.get(name) || "";
      if (menu.selectedIndex < 0) menu.value = "";
    }
    if (questions.some(({ menu }) => menu.value)) choose();
  };
  reset.onclick = () => {
    for (const { menu } of questions) menu.value = "";
    choose();
    questions[0].menu.focus();
  };
  addEventListener("hashchange", read);
  read();
});
