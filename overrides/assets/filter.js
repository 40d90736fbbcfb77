// Finding support by several answers at once. The questions stand on the page as lists of links, and stay so where this
// does not run or cannot go on. Here each list becomes a menu; cards.js, asked for by the first choice, shows what fits.
// What is chosen is in the menus and nowhere else: not in the address, the history or a link.
addEventListener("DOMContentLoaded", () => {
  const found = document.querySelector("[data-found]");
  const start = document.querySelector("[data-show]");
  const valueOf = (link) => link.pathname.split("/").slice(-2)[0];

  const questions = [...document.querySelectorAll("[data-facet]")].map((section) => {
    const list = section.querySelector("ul");
    const links = [...list.querySelectorAll("a")];
    const menu = document.createElement("select");
    menu.setAttribute("aria-labelledby", section.getAttribute("aria-labelledby"));
    menu.autocomplete = "off";
    const any = new Option(found.dataset.any, "");
    any.lang = found.dataset.anyTag;
    menu.append(any, ...links.map((link) => new Option(link.textContent, valueOf(link))));
    list.hidden = true;
    section.append(menu);
    // The page's own language is chosen from the start. Until the reader has a hand in it, it hides nothing.
    const own = list.querySelector("[data-own]");
    const question = { name: section.dataset.facet, list, links, menu, own: own ? valueOf(own) : "" };
    menu.onchange = () => {
      question.given = false;
      choose();
    };
    return question;
  });

  let turn = 0;
  const choose = async () => {
    const chosen = questions.filter(({ menu }) => menu.value);
    const mine = (turn += 1);
    start.hidden = true;
    found.hidden = !chosen.length;
    if (found.hidden) return;
    try {
      const { fitting, show } = await import("./cards.js");
      const fit = await fitting(questions[0], chosen);
      if (mine === turn) show(found, fit, chosen, begin); // else somebody has chosen anew meanwhile
    } catch {
      found.hidden = true;
      for (const { list, menu } of questions) menu.hidden = !(list.hidden = false);
    }
  };
  const begin = () => {
    turn += 1;
    for (const question of questions) {
      question.menu.value = question.own;
      question.given = true;
    }
    found.hidden = true;
    start.hidden = !questions.some(({ own, menu }) => own && !menu.hidden);
  };
  start.onclick = choose;
  // Also when the browser keeps the whole page for whoever comes back.
  addEventListener("pagehide", begin);
  addEventListener("pageshow", begin);
  begin();
});
