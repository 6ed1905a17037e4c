export default {
  app: { vendor: '党务公开', name: '首页' },
  customScripts: ['../tasklist/custom/frame'],
  disableWelcomeMessage: true,
};
