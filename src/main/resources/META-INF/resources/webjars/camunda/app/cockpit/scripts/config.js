import { inChinese, language, loadTexts } from '../../tasklist/custom/language.js';

await loadTexts('cockpit');

export default {
  app: { vendor: '党务公开', name: inChinese() ? '运行监控' : 'Cockpit' },
  // One language only: with two the browser's own would decide.
  locales: { availableLocales: [language()], fallbackLocale: language() },
  customScripts: ['../tasklist/custom/frame', 'custom/approvals'],
  disableWelcomeMessage: true,
  // Variables are applicants' words: never shown as markup.
  previewHtml: false,
};
