// Which pages answer a question, the best first. The words of titles, names and summaries, and those that people write
// who mean a page, are compared here; what stands in running text is found by Pagefind, see search.js.
const TITLE = 10;
const MEANT = 6;
const SUMMARY = 3;
// How near a page is to somebody who is hurt: `NEAR` in scripts/fristad/outputs/search.py. From here on it is for those who
// look for help; from here on it has a name of its own; and this is added for whoever asks for it by that name.
const HELP = 55;
const NAMES = 30;
const NAMED = 60;
// How near what is for those who hurt others is to everybody else.
const FAR = 5;
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
export const prepared = ({ folds, common, selves, others, own, pages }) => {
  const wordsOf = folder(folds);
  const entries = Object.entries(pages).map(([id, [, title, summary, near, meant]]) => {
    const phrases = meant.split(",").map(wordsOf);
    return { id, near, title: wordsOf(title), summary: wordsOf(summary), phrases, own: own[id] || [] };
  });
  const many = new Set(common);
  // Of two letters, only what is meant by itself tells something: "ex".
  const alone = new Set(entries.flatMap(({ phrases }) => phrases.filter(({ length }) => length === 1).flat()));
  const isCommon = (word) => many.has(word) || (word.length < 3 && !alone.has(word) && !UNSPACED.test(word));
  // In Latin script words of three letters mostly say who: "han", "min", "she".
  const isSmall = (word) => isCommon(word) || (word.length < 4 && LATIN.test(word));
  const vocabulary = new Map(); // word → Map(page → weight)
  for (const entry of entries) {
    const add = (weight) => (word) => {
      if (!vocabulary.has(word)) vocabulary.set(word, new Map());
      const found = vocabulary.get(word);
      found.set(entry, Math.max(weight, found.get(entry) || 0));
    };
    entry.telling = entry.phrases.map((phrase) => phrase.filter((word) => !isCommon(word)));
    entry.title.forEach(add(TITLE));
    entry.summary.forEach(add(SUMMARY));
    // One word of many tells a part of what they mean: "hotar" of "hotar sprida bild".
    entry.phrases.forEach((phrase, index) => {
      const { length } = entry.telling[index];
      for (const word of phrase) {
        add(phrase.length === 1 ? MEANT : MEANT * (isCommon(word) ? 0.5 : 0.5 + 0.5 / length))(word);
      }
    });
  }
  return { wordsOf, vocabulary, entries, isCommon, isSmall, selves: new Set(selves), others: new Set(others) };
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
  // An ending: "anonymt", "kvinnojouren".
  if (same === known.length && same > 3 && asked.length - same < 3) return 0.8;
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
    if ((known[0] !== asked[0] && asked.length < 8) || known.length < 4) continue;
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
  const alike = new Set([asked]); // The words that it may be.
  let sure = false;
  const add = (known, likely) => {
    if (likely >= 0.5) alike.add(known);
    for (const [entry, weight] of vocabulary.get(known)) {
      hits.set(entry, Math.max(weight * likely, hits.get(entry) || 0));
    }
  };
  for (const known of vocabulary.keys()) {
    const likely = likeness(asked, known);
    if (likely) add(known, likely);
    if (likely >= 0.5) sure = true;
  }
  // A part of a word ("jour") tells less than a word with a letter wrong ("kvinojour").
  if (!sure) for (const known of misspelt(asked, vocabulary)) add(known, 0.6);
  return { asked, hits, sure, alike };
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

// Whether the question is what only those say for whom the page is: see `_own_words` in scripts/fristad/outputs/search.py.
// "I hit my wife" is; "he says I hit him" is not, for somebody else is named first; nor is what somebody who is hurt says
// in more words: "I hit back".
const isTheirs = ({ own }, words, { entries, isCommon, selves, others }) => {
  const said = new Set(own.flatMap((phrase) => phrase.split(" ")));
  return own.some((phrase) => {
    if (!phrase.includes(" ")) return words.length === 1 && words[0] === phrase;
    const [before, ...after] = ` ${words.join(" ")} `.split(` ${phrase} `);
    const first = before.trim().split(" ").filter(Boolean);
    if (!after.length || first.some((word) => others.has(word))) return false;
    // Without "I", anybody may be who does it.
    const isI = [phrase.split(" ")[0], first[0]].some((word) => selves.has(word));
    if (!isI && !first.every((word) => isCommon(word) || said.has(word))) return false;
    const longer = (one) => one !== phrase && holds(one.split(" "), phrase) && holds(words, one);
    return !entries.some(({ near, phrases }) => near >= HELP && phrases.some((one) => longer(one.join(" "))));
  });
};

// The ids of the pages, the best first. `texts`: word → Map(id → 0 to 1), from running text.
export const ranked = (known, { words, found }, texts) => {
  const { entries, isSmall } = known;
  const meant = new Set([...words, ...found.flatMap(({ alike }) => [...alike])]);
  const question = words.join(" ");
  const key = found.map(({ asked }) => asked).join(" ");
  const weights = found.map(({ asked, hits }) => {
    const many = new Set([...[...hits.keys()].map(({ id }) => id), ...(texts.get(asked)?.keys() || [])]);
    return (found.length > 1 && isSmall(asked) ? 0.4 : 1) * Math.log(1 + entries.length / (1 + many.size));
  });
  const whole = weights.reduce((all, weight) => all + weight, 0);
  // How many words of a phrase the question has, in other forms too; more where it is said word for word.
  const isSaid = (phrase, telling) => {
    const text = phrase.join(" ");
    if (text === question) return words.length + 1;
    const all = telling.length > 1 && telling.every((word) => meant.has(word)) ? telling.length : 0;
    if (phrase.length > 1 && telling.length && holds(words, text)) return all + phrase.length / 2;
    return all || (telling.length && telling.join(" ") === key ? 1 : 0);
  };
  const scored = entries.map((entry) => {
    let sum = 0;
    let told = 0;
    found.forEach(({ asked, hits }, index) => {
      const counts = hits.get(entry) || 0;
      const inText = texts.get(asked)?.get(entry.id) || 0;
      sum += (counts + inText) * weights[index];
      told += counts ? weights[index] : inText && weights[index] / 2;
    });
    const theirs = isTheirs(entry, words, known);
    if (!sum && !theirs) return { entry, score: 0 };
    sum += MEANT * Math.max(0, ...entry.phrases.map((phrase, index) => isSaid(phrase, entry.telling[index])));
    // Who knows a name is looking for just that.
    const names = entry.near < HELP && !entry.own.length ? entry.phrases : [];
    const isWhole = [entry.title, ...names].some((name) => name.join(" ") === question);
    const isIn = words.length > 1 && !entry.own.length && entry.near >= HELP && holds(entry.title, question);
    const named = (isWhole && entry.near >= NAMES) || isIn;
    if (named) sum += TITLE * words.length;
    const near = entry.own.length && !theirs && !named ? FAR : entry.near + (named ? NAMED : 0);
    return { entry, theirs, wanted: theirs || named, score: (sum || 1) * (told / whole || 1) * near };
  });
  const answers = scored.filter(({ score }) => score > 0);
  answers.sort(
    (one, other) => other.theirs - one.theirs || other.score - one.score || other.entry.near - one.entry.near,
  );
  // Whatever the words, nobody who is hurt meets those who hurt others first.
  const first = answers.findIndex(({ entry, wanted }) => wanted || (!entry.own.length && entry.near >= HELP));
  if (first > 0 && answers[0].entry.own.length) answers.unshift(...answers.splice(first, 1));
  return answers.map(({ entry }) => entry.id);
};
