// Finding support by several answers at once. The questions stand on the page as lists of links, and stay so where this
// does not run or cannot go on. Here each list becomes a menu; after the first choice the cards of all areas are
// fetched from this site's own pages. What was chosen stands in the address after "#", which no server is told.
addEventListener("DOMContentLoaded", () => {
  const found = document.querySelector("[data-found]");
  const [said, reset, cards] = found.children;
  const valueOf = (link) => link.pathname.split("/").slice(-2)[0];
  let areas;

  const questions = [...document.querySelectorAll("[data-facet]")].map((section) => {
    const list = section.querySelector("ul");
    const links = [...list.querySelectorAll("a")];
    const menu = document.createElement("select");
    menu.setAttribute("aria-labelledby", section.getAttribute("aria-labelledby"));
    menu.append(new Option(found.dataset.any, ""), ...links.map((link) => new Option(link.textContent, valueOf(link))));
    list.hidden = true;
    section.append(menu);
    menu.onchange = choose;
    return { name: section.dataset.facet, list, links, menu };
  });

  // A page of cards, then the next one of the same place. Links in it are seen from where it stands.
  const fetched = async (url) => {
    const answer = await fetch(url);
    const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
    const here = [...page.querySelectorAll("[data-fits]")];
    if (!here.length) throw url;
    for (const link of page.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), url);
    const next = page.querySelector("[rel=next]");
    return next ? here.concat(await fetched(next.href)) : here;
  };

  // What a card must say one of; what helps in the places around a place helps there too.
  const marks = ({ name, links, menu }) =>
    [menu.value, ...(links[menu.selectedIndex - 1].dataset.within || "").split(" ")].map((value) => `${name}-${value}`);
  const show = async (chosen) => {
    areas = areas || (await Promise.all(questions[0].links.map((link) => fetched(link.href))));
    // Areas go from the widest to the nearest; who names a place sees the nearest first.
    const all = (questions[0].menu.value ? [...areas].reverse() : areas).flat();
    const wanted = chosen.map(marks);
    const fitting = all.filter(({ dataset }) =>
      wanted.every((any) => any.some((mark) => dataset.fits.split(" ").includes(mark))),
    );
    cards.replaceChildren(...fitting);
    said.textContent = found.dataset.said.replace("{shown}", fitting.length).replace("{all}", all.length);
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
