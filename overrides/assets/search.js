// Search in the reader's own language, fetched when the field is first used (asked.js). What is written there is in no
// address, no history and no store, and is sent nowhere: the page fetches a part of the index and looks in it itself.
// The words of this page stand in data attributes, so that this file is the same in every language.
const part = document.querySelector("[data-script=search]");
const field = part.querySelector("input");
const said = part.querySelector("[role=status]");
const ways = document.getElementById("f-ways");
const hits = document.getElementById("f-hits");
const tag = document.documentElement.lang;
const root = new URL("../", import.meta.url);
const PAUSE = 250;
let ready;
let turn = 0;
let timer;

// The index and what its results show, once. After a failure the next try begins anew.
const load = () => {
  ready ??= start().catch((error) => {
    ready = undefined;
    throw error;
  });
  return ready;
};

const start = async () => {
  const [engine, answer] = await Promise.all([
    import(new URL("pagefind/pagefind.js", root)),
    // Asked anew each visit: the ids in it belong to this index alone.
    fetch(new URL("pagefind/pages." + tag.toLowerCase() + ".json", root), { cache: "no-cache" }),
  ]);
  if (!answer.ok) throw new Error(answer.status);
  const pages = await answer.json();
  // A worker would need a policy of its own. Each word is once in a page, so the page's length says little.
  await engine.options({ noWorker: true, ranking: { pageLength: 0.4, termSimilarity: 1.5 } });
  await engine.init();
  return { engine, pages };
};

const words = (name, text, language) => {
  const element = document.createElement(name);
  element.textContent = text;
  if (language && language !== tag) {
    element.lang = language;
    element.dir = "auto";
  }
  return element;
};

const hit = ([address, title, summary, titleTag, summaryTag]) => {
  const item = document.createElement("li");
  const link = words("a", title, titleTag);
  link.href = new URL(address, root);
  item.append(link);
  if (summary) item.append(words("p", summary, summaryTag));
  return item;
};

// `name` is that of the words in the data attributes.
const show = (name, found = []) => {
  const { dataset } = name === "failed" ? part : said;
  hits.replaceChildren(...found.map(hit));
  said.textContent = name ? dataset[name].replace("#", found.length) : "";
  if (name) said.lang = dataset[`${name}Tag`];
  said.dir = "auto";
  ways.hidden = name !== "none";
};

// Quotation marks would ask for the words in that order, which the index does not know; a number is asked for as digits.
const asked = () => {
  const text = field.value.replace(/["“”„«»]/g, " ").trim();
  return /^[+\d][\d\s()\u2010-\u2015-]+$/.test(text) ? text.replace(/\D/g, "") : text;
};

// Where no page has all the words, those that have most of them.
const find = async (engine, question) => {
  const { results } = await engine.search(question);
  const each = question.split(/\s+/).filter((word) => word.length > 2);
  if (results.length || each.length < 2) return results;
  const best = new Map();
  for (const answer of await Promise.all(each.map((word) => engine.search(word)))) {
    for (const { id, score } of answer.results) {
      const { words: count = 0, score: sum = 0 } = best.get(id) || {};
      best.set(id, { id, words: count + 1, score: sum + score });
    }
  }
  return [...best.values()].sort((a, b) => b.words - a.words || b.score - a.score);
};

const search = async () => {
  clearTimeout(timer);
  turn += 1;
  const mine = turn;
  const question = asked();
  if (question.length < 2) return show("");
  if (!ready || !hits.children.length) show("wait");
  try {
    const { engine, pages } = await load();
    const results = await find(engine, question);
    if (mine !== turn) return;
    const found = results.filter(({ id }) => pages[id]).map(({ id }) => pages[id]);
    show(found.length ? "count" : "none", found);
  } catch {
    if (mine === turn) show("failed");
  }
};

// Also when the browser keeps the whole page for whoever comes back.
const empty = () => {
  clearTimeout(timer);
  turn += 1;
  field.value = "";
  show("");
};

field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, PAUSE);
});
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  search();
  // The keyboard of a phone would cover what was found.
  if (matchMedia("(pointer: coarse)").matches) field.blur();
});
addEventListener("pagehide", empty);
addEventListener("pageshow", empty);
load().catch(() => {});
if (field.value) search();
