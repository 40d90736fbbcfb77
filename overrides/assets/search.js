// Search in the reader's own language, fetched when the field is first used (asked.js). What is written there is in no
// address, no history and no store, and is sent nowhere: the page fetches a part of the index and looks in it itself.
// The words of this page stand in data attributes, so that this file is the same in every language.
const part = document.querySelector("[data-script=search]");
const field = part.querySelector("input");
const said = part.querySelector("[role=status]");
const ways = document.getElementById("f-ways");
const others = document.getElementById("f-others");
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
  const [engine, { prepared, parts, ranked }, answer] = await Promise.all([
    import(new URL("pagefind/pagefind.js", root)),
    import("./ranking.js"),
    // Asked anew each visit: the ids in it belong to this index alone.
    fetch(new URL("pagefind/pages." + tag.toLowerCase() + ".json", root), { cache: "no-cache" }),
  ]);
  if (!answer.ok) throw new Error(answer.status);
  const told = await answer.json();
  const known = prepared(told);
  // A worker would need a policy of its own. Each word is once in a page, so the page's length says little.
  await engine.options({ noWorker: true, ranking: { pageLength: 0.4, termSimilarity: 1.5 } });
  await engine.init();
  return async (text) => {
    const question = parts(known, text);
    const texts = await Promise.all(question.inText.map(async (word) => [word, await inText(engine, word)]));
    const found = ranked(known, question, new Map(texts)).map((id) => told.pages[id]);
    // Words that are known for the most part are of this language.
    return { found, sure: question.found.filter(({ sure }) => sure).length * 2 >= question.found.length };
  };
};

// The pages that have a word in running text: id → 0 to 1.
const inText = async (engine, word) => {
  const { results } = await engine.search(word);
  const most = Math.max(...results.map(({ score }) => score));
  return new Map(results.map(({ id, score }) => [id, score / most]));
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

const hit = ([address, title, summary, , , titleTag, summaryTag]) => {
  const item = document.createElement("li");
  const link = words("a", title, titleTag);
  link.href = new URL(address, root);
  item.append(link);
  if (summary) item.append(words("p", summary, summaryTag));
  return item;
};

// `name` is that of the words in the data attributes.
const show = (name, found = [], sure = true) => {
  const { dataset } = name === "failed" ? part : said;
  hits.replaceChildren(...found.map(hit));
  // A list with nothing in it is no list.
  hits.hidden = !found.length;
  said.textContent = name ? dataset[name].replace("#", found.length) : "";
  if (name) said.lang = dataset[`${name}Tag`];
  said.dir = "auto";
  ways.hidden = name !== "none";
  offer(sure);
};

// The search of other languages: of those in the script of what is written, and of all where its words are not known.
const SCRIPTS = ["Latin", "Arabic", "Ethiopic", "Cyrillic", "Hebrew", "Han", "Thai", "Bengali", "Syriac", "Greek"];
const scriptOf = (text) => SCRIPTS.find((name) => new RegExp(`\\p{Script=${name}}`, "u").test(text));
const own = scriptOf(document.querySelector("h1").textContent);
const offer = (sure) => {
  const written = scriptOf(field.value);
  // Swedish is found on every page.
  const other = written && written !== own && written !== "Latin";
  for (const item of others.children) {
    item.hidden = other ? scriptOf(item.querySelector("bdi").textContent) !== written : sure;
  }
  others.hidden = !field.value || [...others.children].every((item) => item.hidden);
};

// A number is asked for as its digits; quotation marks would ask Pagefind for an order of words that it does not know.
const asked = () => {
  const text = field.value.replace(/["“”„«»]/g, " ").trim();
  return /^[+\p{Nd}][\p{Nd}\s()\u2010-\u2015-]+$/u.test(text) ? text.replace(/[^\p{Nd}]/gu, "") : text;
};

const search = async () => {
  clearTimeout(timer);
  turn += 1;
  const mine = turn;
  const question = asked();
  if (question.length < 2) return show("");
  if (!ready || !hits.children.length) show("wait");
  try {
    const { found, sure } = await (await load())(question);
    if (mine !== turn) return;
    show(found.length ? "count" : "none", found, sure);
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
