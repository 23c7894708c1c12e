// A choice of colours that was made earlier counts before the system's.
(() => {
  try {
    const chosen = localStorage.getItem('signalcraft-theme');
    if (chosen === 'light' || chosen === 'dark') {
      document.documentElement.dataset.theme = chosen;
    }
  } catch {
    // Storage is switched off in this browser: the system's colours are right then.
  }
})();
