// The cards of all places, from this site's own pages, and those that fit what was chosen; see filter.js.
const pages = new Map(); // address → a promise, so that two quick choices fetch it once

// A page of cards, then the next one of the same choice. Links in it are seen from where it stands.
const fetched = async (url) => {
  const answer = await fetch(url);
  const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
  const here = [...page.querySelectorAll("[data-fits]")];
  if (!here.length) throw new Error(url);
  for (const link of page.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), url);
  const next = page.querySelector("[rel=next]");
  return next ? here.concat(await fetched(next.href)) : here;
};
const once = (url) => {
  if (!pages.has(url)) pages.set(url, fetched(url));
  return pages.get(url).catch((error) => {
    pages.delete(url); // the next try begins anew
    throw error;
  });
};

const idOf = (card) => card.querySelector("[data-of]").dataset.of;

// What a card must say one of: what helps in the places around a place helps there too, and an interpreter in a language.
const marks = ({ name, radio }) =>
  [radio.value, ...radio.parentNode.dataset.within.split(" "), name === "language" && "interpreter"].map(
    (value) => `${name}-${value}`,
  );
const fitting = (cards, chosen) => {
  const wanted = chosen.map(marks);
  return cards.filter((card) => wanted.every((any) => any.some((mark) => card.dataset.fits.split(" ").includes(mark))));
};

// Places go from the widest to the nearest; who names one sees the nearest first. Lines for those who hurt others are in
// no place: whoever asks for them gets the cards of that choice.
const candidates = async (questions, chosen) => {
  const who = chosen.find(({ name }) => name === "who");
  const links = who ? [who.links.find(({ pathname }) => pathname.endsWith(`/${who.radio.value}/`))] : questions[0].links;
  const found = await Promise.all(links.map(({ href }) => once(href)));
  const named = chosen.some(({ name }) => name === "area");
  return (named ? found.reverse() : found).flat();
};

// Who answers at any hour or right now, then who nobody knows of, then who is closed: as hours.js says of cards on the
// page. Of equals, those that the site begins with come first.
const rank = (card) => (card.querySelector(".f-hours--always, .f-open") ? 0 : card.querySelector(".f-shut") ? 2 : 1);
const inOrder = (cards, first) => {
  const ids = first.map(idOf).reverse();
  return [...cards].sort((one, other) => rank(one) - rank(other) || ids.indexOf(idOf(other)) - ids.indexOf(idOf(one)));
};

// Words of the page's data attributes, in the language that they are in.
const say = (element, { dataset }, name, facts) => {
  element.textContent = dataset[name].replace(/\{(\w+)\}/g, (_, fact) => facts[fact]);
  element.lang = dataset[`${name}Tag`];
  element.dir = "auto";
};

// A button that takes a choice back; a language is only left for that in which everybody answers.
const drop = (found, { fieldset, radio }, choose) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "f-button";
  say(button, found, "drop", { choice: radio.parentNode.textContent });
  button.onclick = () => {
    const instead = fieldset.querySelector("[value='']") || fieldset.querySelector("[value=sv]") || radio;
    instead.checked = true;
    const folded = instead.closest("details");
    if (folded) folded.open = true;
    instead.focus();
    choose();
  };
  return button;
};

// What fits, in its place on the page. Where nothing does, the services that the site begins with, and which choice to
// take back; where nobody is known to answer now, the same services before what fits.
export const show = async (found, first, questions, choose, isLast) => {
  const chosen = questions
    .map((question) => ({ ...question, radio: question.fieldset.querySelector(":checked") }))
    .filter(({ radio }) => radio.value);
  const all = await candidates(questions, chosen);
  if (!isLast()) return;
  const without = (question) => fitting(all, chosen.filter((one) => one !== question));
  const some = fitting(all, chosen);
  const language = chosen.find(({ name }) => name === "language");
  const other = without(language).filter((card) => !some.includes(card));
  const ids = some.map(idOf);
  const [drops, cards] = found.querySelector(".f-answers").children;
  const status = found.querySelector("[role=status]");
  const unsure = found.querySelector("[data-unsure]");
  const put = (given) => {
    cards.replaceChildren(...given);
    dispatchEvent(new Event("cards")); // see hours.js
  };
  put(some);
  const asks = chosen.some(({ name }) => name === "who");
  const answered = some.length && (asks || some.some((card) => !rank(card)));
  const before = answered ? [] : first.filter((card) => !ids.includes(idOf(card)));
  put([...before, ...inOrder(some, first)]);
  say(status, found, some.length ? "said" : "none", { shown: cards.children.length, all: all.length });
  const freed = chosen.filter((question) => without(question).length);
  drops.replaceChildren(...(some.length ? [] : (freed.length ? freed : chosen).map((one) => drop(found, one, choose))));
  unsure.hidden = !other.length;
  unsure.lastElementChild.replaceChildren(...other);
};
