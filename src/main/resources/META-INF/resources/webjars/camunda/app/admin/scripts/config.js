export default {
  app: { vendor: '党务公开', name: '系统管理' },
  customScripts: ['../tasklist/custom/frame'],
  disableWelcomeMessage: true,
};
