import { inChinese, language, loadTexts } from '../custom/language.js';

const say = (chinese, english) => (inChinese() ? chinese : english);

await loadTexts('tasklist');

export default {
  app: { vendor: '党务公开', name: say('待办', 'Tasks') },
  // One language only: with two the browser's own would decide.
  locales: { availableLocales: [language()], fallbackLocale: language() },
  customScripts: ['custom/frame', 'custom/dates', 'custom/form-texts', 'custom/forms', 'custom/case-tab', 'custom/filter-counts'],
  disableWelcomeMessage: true,
  // Variables are applicants' words: never shown as markup.
  previewHtml: false,
  assignProcessInstanceIdToTaskComment: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: say('领取选中的任务', 'Claim the selected task') },
    focusFilter: { key: 'ctrl+shift+f', description: say('移到第一个筛选器', 'Go to the first filter') },
    focusList: { key: 'ctrl+alt+l', description: say('移到列表中的第一项任务', 'Go to the first task in the list') },
    focusForm: { key: 'ctrl+alt+f', description: say('移到表单的第一项', 'Go to the first field of the form') },
    startProcess: { key: 'ctrl+alt+p', description: say('打开“发起流程”', 'Open "Start process"') },
  },
};
