// The cards of all areas, from this site's own pages, and those that fit what was chosen; see filter.js.
let areas; // a promise, so that two quick choices fetch them once

// A page of cards, then the next one of the same place. Links in it are seen from where it stands.
const fetched = async (url) => {
  const answer = await fetch(url);
  const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
  const here = [...page.querySelectorAll("[data-fits]")];
  if (!here.length) throw new Error(url);
  for (const link of page.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), url);
  const next = page.querySelector("[rel=next]");
  return next ? here.concat(await fetched(next.href)) : here;
};

// What a card must say one of: what helps in the places around a place helps there too, and an interpreter in a language.
const marks = ({ name, links, menu }) => {
  const also = (links[menu.selectedIndex - 1].dataset.within || "").split(" ");
  return [menu.value, ...also, "interpreter"].map((value) => `${name}-${value}`);
};

// [cards that fit every answer, those that fit but for one that the page has given, all cards]
export const fitting = async (place, chosen) => {
  areas ??= Promise.all(place.links.map((link) => fetched(link.href))).catch((error) => {
    areas = undefined; // the next try begins anew
    throw error;
  });
  const found = await areas;
  // Areas go from the widest to the nearest; who names a place sees the nearest first.
  const all = (place.menu.value ? [...found].reverse() : found).flat();
  const fits = (questions) => {
    const wanted = questions.map(marks);
    return ({ dataset }) => wanted.every((any) => any.some((mark) => dataset.fits.split(" ").includes(mark)));
  };
  const some = all.filter(fits(chosen));
  const likely = all.filter(fits(chosen.filter(({ own, given }) => !(own && given))));
  return [some, likely.filter((card) => !some.includes(card)), all];
};

// Words of the page's data attributes, in the language that they are in.
const say = (element, { dataset }, name, facts) => {
  element.textContent = dataset[name].replace(/\{(\w+)\}/g, (_, fact) => facts[fact]);
  element.lang = dataset[`${name}Tag`];
  element.dir = "auto";
};

// A button for each answer, to take it back.
const chip = (found, { menu, links }) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "f-button";
  say(button, found, "drop", { choice: links[menu.selectedIndex - 1].textContent });
  button.onclick = () => {
    menu.value = "";
    menu.onchange();
    menu.focus();
  };
  return button;
};

// What fits, in its place on the page; where nothing does, the services that the page begins with.
export const show = (found, [some, rest, all], chosen, begin) => {
  const [said, chips, cards, unsure, others] = found.children;
  const reset = chips.lastElementChild;
  const count = some.length + rest.length;
  const always = [...document.querySelectorAll(".f-danger .f-card")].map((card) => card.cloneNode(true));
  cards.replaceChildren(...(count ? some : always));
  others.replaceChildren(...rest);
  unsure.hidden = !rest.length;
  chips.replaceChildren(...chosen.map((question) => chip(found, question)), reset);
  say(said, found, count ? "said" : "none", { shown: count, all: all.length });
  reset.onclick = () => {
    begin();
    chosen[0].menu.focus();
  };
  dispatchEvent(new Event("cards")); // see hours.js
};
