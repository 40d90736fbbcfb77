// The way out. The screen is empty at once; then every page of this site leaves the tab's history.
//
// The browser lists this site's own entries in the tab (Navigation API). We mark the entry we stand on, travel to the
// first one, put a blank page of ours in its place (blank.js), and from there go to the ordinary page: that navigation
// takes all later entries away, the marked one too. A page that we pass on the way finds the mark and goes on. Where
// the API is missing this page is replaced, and the mark is the window's name, for earlier pages that come back to find;
// it ends when the tab goes to another site. Nothing is stored.
(() => {
  const MARK = "leaving";
  const { navigation } = window;
  const root = document.documentElement;
  const blank = new URL(document.currentScript.dataset.blank, location).href;
  const site = new URL("..", blank).href;

  const isLeaving = () =>
    navigation ? navigation.entries().some((entry) => entry.getState() === MARK) : window.name === MARK;
  const cover = () => {
    root.hidden = true;
    // A covered page that goes on talking would betray its reader.
    if (window.speechSynthesis) speechSynthesis.cancel();
  };
  const replace = () => {
    cover();
    location.replace(blank);
  };
  const leave = () => {
    cover();
    document.title = "\u00a0";
    if (!navigation) {
      window.name = MARK;
      return replace();
    }
    const entries = navigation.entries();
    const here = navigation.currentEntry.index;
    let first = here;
    // An entry that was reached from a page without referrer tells no address: it is one of our own.
    while (first > 0 && (entries[first - 1].url || site).startsWith(site)) first -= 1;
    if (first === here) return replace();
    navigation.updateCurrentEntry({ state: MARK });
    // Another document takes over there; if it is this one at another heading, we go on ourselves.
    navigation.traverseTo(entries[first].key).committed.then(replace, replace);
  };

  if (isLeaving()) replace();
  // A page that the browser kept whole comes back covered, and is shown when nobody is leaving.
  addEventListener("pagehide", cover);
  addEventListener("pageshow", (event) => {
    if (event.persisted && isLeaving()) replace();
    else if (event.persisted) root.hidden = false;
  });
  addEventListener("click", (event) => {
    if (!event.target.closest("[data-exit]")) return;
    event.preventDefault();
    leave();
  });

  let presses = 0;
  let timer;
  const say = () => {
    const said = document.querySelector("[data-presses]");
    if (said) said.textContent = presses ? said.dataset.presses.replace("#", presses) : "";
  };
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    presses = event.key === "Shift" ? presses + 1 : 0;
    if (presses === 3) return leave();
    say();
    clearTimeout(timer);
    timer = setTimeout(() => {
      presses = 0;
      say();
    }, 5000);
  });
})();
