// 审批台 in Cockpit: page, entry in the menu and card. Who leads has this and nothing else of Cockpit; the server refuses
// the rest all the same.
import { el } from '../../tasklist/custom/elements.js';
import { inChinese } from '../../tasklist/custom/language.js';
import { get } from '../../tasklist/custom/staff.js';
import { approvalDesk } from './approval-desk.js';

const PATH = '/approvals';
const LABEL = inChinese() ? '审批台' : 'Approvals';

// All of Cockpit is administrators' and auditors'; the superior decides, but oversees nobody.
const { whole = false, figures = false } = await get('/staff/approvals/scope').then((scope) => scope || {}, () => ({}));
const staysOut = (path) => !whole && ![PATH, '/login'].includes(path);

document.body.classList.toggle('gk-whole-cockpit', whole);
// Before Cockpit looks where it is: its own first page would ask for what isn't there for who leads.
if (staysOut(location.hash.replace(/^#|\?.*$/g, ''))) history.replaceState(null, '', `#${PATH}`);

let nameThePerson = () => {};

window.angular.module('cam.cockpit.custom').run([
  '$rootScope',
  '$location',
  ($rootScope, $location) => {
    // Cockpit asks for the person's name on its own pages only.
    nameThePerson = async ({ engineApi }) => {
      const id = $rootScope.authentication?.name;
      if (!id || $rootScope.userFullName?.trim()) return;
      const person = await get(`${engineApi}/user/${encodeURIComponent(id)}/profile`).catch(() => null);
      if (person) $rootScope.$applyAsync(() => ($rootScope.userFullName = person.firstName));
    };
    $rootScope.$on('$locationChangeStart', (event) => {
      if (!staysOut($location.path())) return;
      event.preventDefault();
      $rootScope.$applyAsync(() => $location.url(PATH).replace());
    });
  },
]);

const route = {
  id: 'approvals-route',
  pluginPoint: 'cockpit.route',
  properties: { path: PATH, label: LABEL },
  render: (node, { api }) => {
    document.title = LABEL;
    approvalDesk(node, api, figures).then(() => nameThePerson(api));
  },
};

const navigation = {
  id: 'approvals-navigation',
  pluginPoint: 'cockpit.navigation',
  priority: 150,
  properties: { path: PATH },
  render: (node) => node.append(el('a', { href: `#${PATH}`, class: 'gk-approvals' }, LABEL)),
};

const card = {
  id: 'approvals-card',
  pluginPoint: 'cockpit.dashboard',
  priority: 100,
  properties: { label: LABEL },
  render: async (node) => {
    const link = (text) => el('p', {}, el('a', { href: `#${PATH}` }, text));
    if (whole) {
      node.replaceChildren(link(inChinese() ? '各单位逾期、按时率、在办和环节用时' : 'Overdue cases and figures of all units'));
      return;
    }
    const queue = await get('/staff/approvals').catch(() => null);
    if (!queue) return;
    node.replaceChildren(
      link(
        inChinese()
          ? `待我审批${queue.total}件，其中已逾期${queue.late}件、今天到期${queue.today}件`
          : `${queue.total} waiting for me, ${queue.late} overdue, ${queue.today} due today`
      )
    );
  },
};

export default [route, navigation, card];
