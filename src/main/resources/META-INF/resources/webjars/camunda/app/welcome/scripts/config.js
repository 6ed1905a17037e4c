import { inChinese, language, loadTexts } from '../../tasklist/custom/language.js';

await loadTexts('welcome');

export default {
  app: { vendor: '党务公开', name: inChinese() ? '首页' : 'Home' },
  // One language only: with two the browser's own would decide.
  locales: { availableLocales: [language()], fallbackLocale: language() },
  customScripts: ['../tasklist/custom/frame', '../tasklist/custom/names'],
  disableWelcomeMessage: true,
};
