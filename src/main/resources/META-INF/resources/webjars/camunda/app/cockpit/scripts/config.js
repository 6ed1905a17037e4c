export default {
  app: { vendor: '党务公开', name: '运行监控' },
  customScripts: ['../tasklist/custom/frame'],
  disableWelcomeMessage: true,
  // Variables are applicants' words: never shown as markup.
  previewHtml: false,
};
