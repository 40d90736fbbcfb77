// Reads the page aloud with the device's own voices, one sentence at a time, and shows where it is. See voice.js.
//
// Words in another language than the page's are read where the device has a voice for that language, and passed over
// where it has none. Nothing is stored, and nothing is said to screen readers, which have a voice of their own.
(() => {
  const speech = window.speechSynthesis;
  const root = document.documentElement;
  const control = document.querySelector("[data-listen]");
  if (!control) return;
  // A second tap while this was on its way fetched it twice; without the mark, voice.js lets the control be.
  control.removeAttribute("data-listen");
  const article = control.closest("article");
  const [start, stop] = control.children;
  const toListen = [...start.childNodes]; // with the mark of their language, where it is not the page's
  const BLOCKS = "h1,h2,h3,h4,p,li,dt,dd,th,td,figcaption";
  const LONGEST = 200;

  const primary = (tag) => tag.toLowerCase().split(/[-_]/)[0];
  const voiceFor = (language) => {
    const local = speech.getVoices().filter((one) => one.localService);
    const same = (one) => one.lang.toLowerCase().replace("_", "-") === language.toLowerCase();
    return local.find(same) || local.find((one) => primary(one.lang) === primary(language));
  };

  // Digits one by one, as they are dialled: a voice would make "116 016" a hundred and sixteen thousand.
  const dialled = (text) => text.replace(/\D+/g, ", ").replace(/\d/g, "$& ");

  // Some browsers fall silent in the middle of a long text, so it is said in sentences, and long ones in parts.
  const sentences = (text, language) => {
    const found = Intl.Segmenter
      ? [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)].map((one) => one.segment)
      : text.match(/[^.!?؟።…]+[.!?؟።…]*/g) || [];
    const short = found.flatMap((one) => {
      const parts = [""];
      for (const word of one.trim().split(/\s+/)) {
        if (parts[parts.length - 1].length + word.length > LONGEST) parts.push("");
        parts[parts.length - 1] += `${word} `;
      }
      return parts;
    });
    return short.map((one) => one.trim()).filter((one) => /[\p{L}\p{N}]/u.test(one));
  };

  const isShown = (element) =>
    !control.contains(element) && !element.closest("[hidden],details:not([open])") && element.getClientRects().length;

  // Runs of text in one block and one language, from the heading on: what is read, where it stands, by which voice.
  const readable = () => {
    const runs = [];
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.data;
      const element = walker.currentNode.parentElement;
      if (!isShown(element)) continue;
      const block = element.closest(BLOCKS) || element;
      const { lang } = element.closest("[lang]");
      const words = element.closest("[href^='tel:'],[href^='sms:']") ? dialled(text) : text;
      const last = runs[runs.length - 1];
      if (last && last.block === block && last.lang === lang) last.text += words;
      else if (text.trim()) runs.push({ block, lang, text: words });
    }
    return runs.flatMap(({ block, lang, text }) => {
      const voice = voiceFor(lang);
      return voice ? sentences(text, lang).map((words) => ({ block, lang, voice, words })) : [];
    });
  };

  let parts = [];
  let next = 0;
  let spoken = null;

  const mark = (block) => {
    for (const old of article.querySelectorAll("[aria-current]")) old.removeAttribute("aria-current");
    if (!block) return;
    block.setAttribute("aria-current", "true");
    const gently = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    block.scrollIntoView({ block: "nearest", behavior: gently ? "smooth" : "auto" });
  };
  const say = (name) => {
    start.textContent = start.dataset[name];
    start.lang = start.dataset.tags.split(" ")[+(name === "resume")];
  };
  const hush = () => {
    spoken = null;
    speech.cancel();
  };
  const end = () => {
    hush();
    start.replaceChildren(...toListen);
    start.removeAttribute("lang");
    mark(null);
    parts = [];
    stop.hidden = true;
  };
  const speak = () => {
    // A covered page is left: it says nothing more.
    if (next >= parts.length || root.hidden) return end();
    const { block, lang, voice, words } = parts[next];
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.lang = lang;
    utterance.voice = voice;
    utterance.onend = () => {
      if (spoken !== utterance) return;
      next += 1;
      speak();
    };
    utterance.onerror = () => {
      if (spoken === utterance) end();
    };
    spoken = utterance;
    mark(block);
    speech.speak(utterance);
  };

  // A browser's own pause ends the speech on some phones; ours begins again at the sentence.
  start.onclick = () => {
    if (spoken) {
      hush();
      return say("resume");
    }
    if (!parts.length) {
      parts = readable();
      next = 0;
    }
    stop.hidden = false;
    say("pause");
    speech.cancel();
    speak();
  };
  stop.onclick = () => {
    end();
    start.focus();
  };
  addEventListener("pagehide", end);
  start.click();
})();
