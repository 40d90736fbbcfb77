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

// What a card must say one of; what helps in the places around a place helps there too.
const marks = ({ name, links, menu }) =>
  [menu.value, ...(links[menu.selectedIndex - 1].dataset.within || "").split(" ")].map((value) => `${name}-${value}`);

// [cards that fit every question answered, all cards]
export const fitting = async (place, chosen) => {
  areas ??= Promise.all(place.links.map((link) => fetched(link.href))).catch((error) => {
    areas = undefined; // the next try begins anew
    throw error;
  });
  const found = await areas;
  // Areas go from the widest to the nearest; who names a place sees the nearest first.
  const all = (place.menu.value ? [...found].reverse() : found).flat();
  const wanted = chosen.map(marks);
  const fits = ({ dataset }) => wanted.every((any) => any.some((mark) => dataset.fits.split(" ").includes(mark)));
  return [all.filter(fits), all];
};
