// "Listen" is offered where the device itself has a voice for the page's language: other voices send the text to a
// company. What reads is listen.js, which is fetched when somebody asks for it.
(() => {
  const speech = window.speechSynthesis;
  const offer = () => {
    const control = document.querySelector("[data-listen]");
    const same = RegExp(`^${document.documentElement.lang.split("-")[0]}(?![a-z])`, "i");
    if (!control || !speech.getVoices().some((one) => one.localService && same.test(one.lang))) return;
    control.hidden = false;
    control.firstElementChild.onclick = () => {
      // Some browsers let a page speak only after something was said in answer to a tap.
      speech.speak(new SpeechSynthesisUtterance(""));
      const script = document.createElement("script");
      script.src = control.dataset.listen;
      document.head.append(script);
    };
  };
  if (!speech) return;
  // The voices may be known at once, later, or never.
  speech.onvoiceschanged = offer;
  addEventListener("DOMContentLoaded", offer);
})();
