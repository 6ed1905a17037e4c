// The frame of every web application: the product's name and mark, Chinese names in the menus, the language at the foot.
import { el } from './elements.js';
import { choose, inChinese } from './language.js';
import './words.js';

const SEAL =
  '<svg xmlns="http://www.w3.org/2000/svg" width="28" height="28" viewBox="0 0 44 44" aria-hidden="true">' +
  '<rect width="44" height="44" rx="5" fill="#a61c17"/>' +
  '<rect x="3.5" y="3.5" width="37" height="37" rx="2.5" fill="none" stroke="#fff" stroke-opacity=".5"/>' +
  '<text x="22" y="28.5" text-anchor="middle" font-size="17" font-weight="700" fill="#fff" ' +
  'font-family="PingFang SC,Microsoft YaHei,Noto Sans CJK SC,sans-serif">公开</text></svg>';

const APPLICATIONS = { tasklist: '待办', cockpit: '运行监控', admin: '系统管理', welcome: '首页' };

const { angular } = window;
const application = document.querySelector('base').getAttribute('app-name');

/** Runs `after` when the directive has been linked; what it did before stays. */
const afterLink = (directive, after) => {
  const compile = directive.compile;
  directive.compile = function (...given) {
    const linked = compile ? compile.apply(this, given) : directive.link;
    const link = typeof linked === 'function' ? { post: linked } : linked || {};
    return {
      pre: link.pre,
      post(...parts) {
        if (link.post) link.post.apply(this, parts);
        after(...parts);
      },
    };
  };
};

// Tasklist shows all times in China's zone; the others show those of the browser's.
const FOOT = application === 'tasklist' ? ['党务公开　日期和时刻均为北京时间', '党务公开 · All times are China Standard Time'] : ['党务公开', '党务公开'];

const foot = () =>
  el(
    'p',
    { class: 'gk-foot' },
    el('span', {}, FOOT[inChinese() ? 0 : 1]),
    el(
      'button',
      { type: 'button', lang: inChinese() ? 'en' : 'zh-CN', onclick: () => choose(inChinese() ? 'en' : 'zh') },
      inChinese() ? 'English' : '中文'
    )
  );

angular.module(`cam.${application}.custom`).config([
  '$provide',
  ($provide) => {
    $provide.decorator('camWidgetHeaderDirective', [
      '$delegate',
      '$sce',
      ($delegate, $sce) => {
        // The way from the engine's applications to the product's own pages.
        $delegate[0].template = $delegate[0].template.replace(
          '<li engine-select></li>',
          `$&<li class="gk-cases" ng-if="authentication.name"><a href="/staff/cases">${inChinese() ? '案件' : 'Cases'}</a></li>`
        );
        afterLink($delegate[0], (scope) => {
          scope.logo = $sce.trustAsHtml(SEAL);
          // What only administrators may do is not offered to others; the server decides all the same.
          scope.$watchCollection('authentication.authorizedApps', (allowed) => {
            document.body.classList.toggle('gk-staff', !(allowed || []).includes('admin'));
            document.body.classList.toggle('gk-no-cockpit', !(allowed || []).includes('cockpit'));
          });
          scope.$watch('apps', (apps) => {
            if (!inChinese()) return;
            Object.entries(apps || {}).forEach(([name, app]) => (app.label = APPLICATIONS[name] || app.label));
          });
        });
        return $delegate;
      },
    ]);
    $provide.decorator('camWidgetFooterDirective', [
      '$delegate',
      ($delegate) => {
        $delegate[0].template = '';
        afterLink($delegate[0], (scope, element) => element[0].replaceChildren(foot()));
        return $delegate;
      },
    ]);
  },
]).run([
  '$templateCache',
  ($templateCache) => {
    const alert = 'uib/template/alert/alert.html';
    const template = $templateCache.get(alert);
    if (inChinese() && template) $templateCache.put(alert, template.replace('>Close<', '>关闭<'));
  },
]).run([
  '$rootScope',
  '$location',
  ($rootScope, $location) => {
    // One door: the product's own sign-in page, never the engine's.
    let door = '/login';
    $rootScope.$on('authentication.logout.success', () => (door = '/login?out'));
    $rootScope.$on('$locationChangeSuccess', () => {
      if ($location.path() === '/login') location.replace(door);
    });
  },
]);

document.documentElement.lang = inChinese() ? 'zh-CN' : 'en';

const mark = document.querySelector('link[rel="icon"]');
if (mark) mark.href = 'data:image/svg+xml,' + encodeURIComponent(SEAL);
