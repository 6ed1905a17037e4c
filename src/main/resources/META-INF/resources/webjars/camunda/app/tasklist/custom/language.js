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

document.documentElement.lang = inChinese() ? 'zh-CN' : 'en';
