// Which pages answer a question, the best first. The words of titles, names and summaries, and those that people write
// who mean a page, are compared here; what stands in running text is found by Pagefind, see search.js.
const TITLE = 10;
const MEANT = 6;
const SUMMARY = 3;
// What is added to how near a page is (`NEAR` in scripts/fristad/search.py) for whoever asks for it by name, and how much
// nearer it is for whom it alone is meant.
const NAMED = 60;
const THEIRS = 5;
// From here on a page is for those who look for help.
const HELP = 55;
const GAPS = /[/\-\u2010\u2011–—…·|,;،؛\s]+/;
const AROUND = /^[\p{P}\p{S}\p{C}]+|[\p{P}\p{S}\p{C}]+$/gu;
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/;
const LATIN = /^\p{Script=Latin}+$/u;
const WITHIN = /\p{Script=Arabic}|\p{Script=Hebrew}/u;

// Text → its words as they are looked for: the steps of scripts/fristad/folding.py, by the same table.
export const folder = ({ zeros, marks, letters, rules }) => {
  const left = new RegExp(marks, "gu");
  const steps = rules.map(([pattern, instead]) => [new RegExp(pattern, "gu"), instead]);
  const starts = [...zeros].map((zero) => zero.codePointAt());
  const figure = (digit) => digit.codePointAt() - starts.findLast((start) => start <= digit.codePointAt());
  const fold = (word) => {
    const plain = word.toLowerCase().normalize("NFD").replace(left, "").replace(/\p{Nd}/gu, figure);
    const spelt = [...plain].map((letter) => letters[letter] ?? letter).join("");
    return steps.reduce((text, [pattern, instead]) => text.replace(pattern, instead), spelt).normalize("NFC");
  };
  return (text) =>
    text
      .split(GAPS)
      .map((word) => fold(word.replace(AROUND, "")))
      .filter(Boolean);
};

// All pages with their words, from the list of a language.
export const prepared = ({ folds, common, own, pages }) => {
  const wordsOf = folder(folds);
  const many = new Set(common);
  // Words that tell little. In Latin script those of three letters mostly say who: "han", "min", "she".
  const isCommon = (word) => many.has(word) || (word.length < 3 && !UNSPACED.test(word));
  const isSmall = (word) => isCommon(word) || (word.length < 4 && LATIN.test(word));
  const vocabulary = new Map(); // word → Map(page → weight)
  const entries = Object.entries(pages).map(([id, [, title, summary, near, meant]]) => {
    const entry = { id, near, title: wordsOf(title), phrases: meant.split(",").map(wordsOf), own: own[id] || [] };
    entry.telling = entry.phrases.map((phrase) => phrase.filter((word) => !isSmall(word)).length);
    const fields = [[TITLE, entry.title], [MEANT, entry.phrases.flat()], [SUMMARY, wordsOf(summary)]];
    for (const [weight, words] of fields) {
      for (const word of words) {
        if (!vocabulary.has(word)) vocabulary.set(word, new Map());
        const found = vocabulary.get(word);
        found.set(entry, Math.max(weight, found.get(entry) || 0));
      }
    }
    return entry;
  });
  return { wordsOf, vocabulary, entries, isCommon, isSmall };
};

const shared = (one, other) => {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count += 1;
  return count;
};

// How much an asked word and a known one are the same word, from 0 to 1.
const likeness = (asked, known) => {
  if (asked === known) return 1;
  const brief = UNSPACED.test(asked) ? 2 : 3;
  if (asked.length < brief) return 0;
  if (known.startsWith(asked)) return known.length - asked.length > 3 ? 0.6 : 0.85;
  const same = shared(asked, known);
  if (same > 3 && asked.length - same < 4 && known.length - same < 4) return 0.5;
  const part = WITHIN.test(asked) ? 3 : 4;
  if (asked.length >= Math.min(part, brief + 1) && asked.length >= brief && known.includes(asked)) {
    return asked.length >= part || brief === 2 ? 0.35 : 0;
  }
  return known.length > part && asked.includes(known) ? 0.3 : 0;
};

// How many letters are wrong, missing, too many or swapped; `most` is enough to know.
const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      next[column] = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + !same);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        next[column] = Math.min(next[column], before[column - 2] + 1);
      }
    }
    before = last;
    last = next;
  }
  return last[other.length];
};

// The known words nearest to one that nothing is like, if they are near.
const misspelt = (asked, vocabulary) => {
  let most = asked.length > 5 ? 2 : asked.length > 3 ? 1 : 0;
  let found = [];
  for (const known of most ? vocabulary.keys() : []) {
    if (known[0] !== asked[0] || known.length < 4) continue;
    const wrong = distance(asked, known, most);
    if (wrong < most) found = [];
    if (wrong <= most) {
      most = wrong;
      found.push(known);
    }
  }
  return found;
};

// One word: the pages that have it, with how much it counts there; and whether it is surely known.
const hitsOf = (asked, vocabulary) => {
  const hits = new Map();
  let sure = false;
  const add = (known, likely) => {
    for (const [entry, weight] of vocabulary.get(known)) {
      hits.set(entry, Math.max(weight * likely, hits.get(entry) || 0));
    }
  };
  for (const known of vocabulary.keys()) {
    const likely = likeness(asked, known);
    if (likely) add(known, likely);
    if (likely >= 0.5) sure = true;
  }
  if (!hits.size) for (const known of misspelt(asked, vocabulary)) add(known, 0.3);
  return { asked, hits, sure };
};

// A question in parts: its words, what is known of each that tells something, and those to look for in running text.
export const parts = ({ wordsOf, vocabulary, isCommon }, question) => {
  const words = wordsOf(question);
  const different = [...new Set(words)].filter((word) => word.length > 1);
  const telling = different.filter((word) => !isCommon(word));
  const found = (telling.length ? telling : different).map((word) => hitsOf(word, vocabulary));
  const inText = found.filter(({ sure, hits }) => !hits.size || (sure && found.length < 3)).map(({ asked }) => asked);
  return { words, found, inText: inText.slice(0, 2) };
};

const holds = (words, phrase) => ` ${words.join(" ")} `.includes(` ${phrase} `);

// Whether the question is what only those say for whom the page is: see `_own_words` in scripts/fristad/search.py. "I hit
// my wife" is, "he hit my wife" is not: nobody else is named before it.
const isTheirs = ({ own }, words, isCommon) =>
  own.some((phrase) => {
    if (!phrase.includes(" ")) return words.length === 1 && words[0] === phrase;
    const before = ` ${words.join(" ")} `.split(` ${phrase} `);
    return before.length > 1 && before[0].trim().split(" ").every((word) => !word || isCommon(word));
  });

// The ids of the pages, the best first. `texts`: word → Map(id → 0 to 1), from running text.
export const ranked = ({ entries, isCommon, isSmall }, { words, found }, texts) => {
  const weights = found.map(({ asked, hits }) => {
    const many = new Set([...[...hits.keys()].map(({ id }) => id), ...(texts.get(asked)?.keys() || [])]);
    return (found.length > 1 && isSmall(asked) ? 0.4 : 1) * Math.log(1 + entries.length / (1 + many.size));
  });
  const scored = entries.map((entry) => {
    let sum = 0;
    let told = 0;
    found.forEach(({ asked, hits }, index) => {
      const counts = (hits.get(entry) || 0) + (texts.get(asked)?.get(entry.id) || 0);
      sum += counts * weights[index];
      if (counts) told += weights[index];
    });
    if (!sum) return { entry, score: 0 };
    entry.phrases.forEach((phrase, index) => {
      if (entry.telling[index] > 1 && holds(words, phrase.join(" "))) sum += MEANT * entry.telling[index];
    });
    // Who knows a name is looking for just that.
    const named = words.length > 1 ? holds(entry.title, words.join(" ")) : entry.title.join(" ") === words[0];
    if (named) sum += TITLE * words.length;
    const whole = weights.reduce((all, weight) => all + weight, 0);
    const theirs = isTheirs(entry, words, isCommon);
    const standing = theirs ? entry.near * THEIRS : entry.near + (named ? NAMED : 0);
    return { entry, score: sum * (told / whole) * standing, meant: theirs || named };
  });
  const answers = scored.filter(({ score }) => score > 0);
  answers.sort((one, other) => other.score - one.score || other.entry.near - one.entry.near);
  // Whatever the words, nobody who is hurt meets those who hurt others first.
  const first = answers.findIndex(({ entry, meant }) => meant || (!entry.own.length && entry.near >= HELP));
  if (first > 0 && answers[0].entry.own.length) answers.unshift(...answers.splice(first, 1));
  return answers.map(({ entry }) => entry.id);
};
