// Chinese for everyone, whatever the browser asks for; English for who chose it at the foot of the page.
const KEY = 'gongkai-language';

export const language = () => {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
};

export const inChinese = () => language() === 'zh';

export const choose = (chosen) => {
  localStorage.setItem(KEY, chosen);
  location.reload();
};

/**
 * Puts the texts where the web applications look first, before they start: they would otherwise show the texts of the
 * last visit, or on the first visit the names of the texts.
 */
export const loadTexts = async (application) => {
  const root = document.querySelector('base').getAttribute('app-root');
  const folder = `${root}/app/${application}/locales/`;
  try {
    const answer = await fetch(`${folder}${language()}.json`, { credentials: 'same-origin' });
    const texts = await answer.text();
    JSON.parse(texts.replace(/^\uFEFF/, ''));
    const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
    kept[`${folder}_locales_data_${language()}_${window.bust}`] = texts.replace(/^\uFEFF/, '');
    localStorage.setItem('camunda-web', JSON.stringify(kept));
  } catch {
    // They load them themselves then.
  }
};
