// "Listen" is offered where the device itself has a voice for the page's language: other voices send the text to a
// company. What reads is listen.js, which is not fetched before somebody asks for it.
(() => {
  const speech = window.speechSynthesis;
  const offer = () => {
    const control = document.querySelector("[data-listen]");
    const primary = (tag) => tag.toLowerCase().split(/[-_]/)[0];
    const language = primary(document.documentElement.lang);
    if (!control || !speech.getVoices().some((one) => one.localService && primary(one.lang) === language)) return;
    const button = control.firstElementChild;
    const load = () => {
      button.onclick = null;
      // Some browsers let a page speak only after something was said in answer to a tap.
      speech.speak(new SpeechSynthesisUtterance(""));
      const script = document.createElement("script");
      script.src = control.dataset.listen;
      script.onerror = () => {
        button.onclick = load;
      };
      document.head.append(script);
    };
    speech.onvoiceschanged = null;
    button.onclick = load;
    control.hidden = false;
  };
  if (!speech) return;
  // The voices may be known at once, later, or never.
  speech.onvoiceschanged = offer;
  addEventListener("DOMContentLoaded", offer);
})();
