// Finding support by several answers at once. The questions stand on the page as lists of links, and stay so where this
// does not run or cannot go on. Here each list becomes radio buttons; cards.js, asked for by the first choice, shows what
// fits. What is chosen is in the buttons and nowhere else: not in the address, the history or a link.
addEventListener("DOMContentLoaded", () => {
  const found = document.querySelector("[data-found]");
  const answers = found.querySelector(".f-answers");
  const cards = answers.querySelector(".f-cards");
  const status = found.querySelector("[role=status]");
  const [start, reset] = found.querySelectorAll("[data-show], [data-reset]");
  const rest = found.querySelector("[data-rest]");

  const choice = (name, value, checked, words) => {
    const label = document.createElement("label");
    const radio = document.createElement("input");
    const said = document.createElement("span");
    Object.assign(radio, { type: "radio", name, value, autocomplete: "off", defaultChecked: checked });
    said.append(...words);
    label.append(radio, said);
    return label;
  };
  const questions = [...found.querySelectorAll("[data-facet]")].map((section) => {
    const name = section.dataset.facet;
    const links = [...section.querySelectorAll("a")];
    const fieldset = document.createElement("fieldset");
    const legend = document.createElement("legend");
    const list = document.createElement("div");
    // Of many languages the first are in sight, all others behind a fold.
    const fold = section.querySelector("details");
    const more = document.createElement("div");
    fieldset.className = section.className;
    fieldset.dataset.facet = name;
    legend.append(section.querySelector("h2").cloneNode(true));
    list.className = more.className = "f-chips";
    // Whoever is asked for a language has one: that of the page is chosen from the start.
    if (!links.some((link) => "own" in link.dataset)) {
      const label = choice(name, "", true, [found.dataset.any]);
      label.lang = found.dataset.anyTag;
      list.append(label);
    }
    for (const link of links) {
      const value = link.pathname.split("/").slice(-2)[0];
      const label = choice(name, value, "own" in link.dataset, link.cloneNode(true).childNodes);
      label.dataset.within = link.dataset.within || "";
      (fold?.contains(link) ? more : list).append(label);
    }
    fieldset.append(legend, list);
    if (fold) {
      const folded = fold.cloneNode(true);
      folded.lastElementChild.replaceWith(more);
      fieldset.append(folded);
    }
    fieldset.onchange = () => choose();
    section.replaceWith(fieldset);
    return { name, section, fieldset, links };
  });

  let turn = 0;
  const choose = async () => {
    const mine = (turn += 1);
    try {
      const { show } = await import("./cards.js");
      await show(found, first, questions, choose, () => mine === turn); // else somebody has chosen anew meanwhile
      if (mine !== turn) return;
      reset.hidden = false;
      if (rest) rest.hidden = true;
    } catch {
      asLinks();
    }
  };
  // As the page came.
  const first = [...cards.children];
  const words = [...status.childNodes];
  const begin = () => {
    turn += 1;
    for (const radio of found.querySelectorAll("[type=radio]")) radio.checked = radio.defaultChecked;
    cards.replaceChildren(...first);
    status.replaceChildren(...words);
    answers.firstElementChild.replaceChildren();
    answers.lastElementChild.hidden = true;
    if (rest) rest.hidden = false;
    reset.hidden = true;
  };
  const asLinks = () => {
    const asked = questions.find(({ fieldset }) => fieldset.contains(document.activeElement));
    begin();
    start.hidden = true;
    for (const { section, fieldset } of questions) fieldset.replaceWith(section);
    if (asked) asked.links[0].focus();
  };
  const lookAtAll = async (event) => {
    event.preventDefault();
    if (rest && !rest.hidden) await choose();
    answers.scrollIntoView();
    answers.focus({ preventScroll: true });
  };
  start.onclick = lookAtAll;
  if (rest) rest.onclick = lookAtAll;
  reset.onclick = () => {
    begin();
    questions[0].fieldset.querySelector(":checked").focus();
  };
  start.hidden = false;
  // Also when the browser keeps the whole page for whoever comes back.
  addEventListener("pagehide", begin);
  addEventListener("pageshow", begin);
  begin();
});
