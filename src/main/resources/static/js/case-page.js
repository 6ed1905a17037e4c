// The case's own page: the same file as in Tasklist's tab.
import { attachmentList, caseFile } from '/camunda/app/tasklist/custom/case-file.js';
import { actions, materials } from '/camunda/app/tasklist/custom/case-work.js';
import { el } from '/camunda/app/tasklist/custom/elements.js';
import { handlingOfCase } from '/camunda/app/tasklist/custom/handling.js';
import { Failed, get } from '/camunda/app/tasklist/custom/staff.js';

const place = document.getElementById('case');
const { number } = place.dataset;

const open = async () => {
  const { task } = place.dataset;
  const file = await get(`/staff/case?number=${encodeURIComponent(number)}`);
  if (!file) throw new Failed('没有这个案件，或者您不能查看它。');
  const given = file.attachments || [];
  // Files are added and steps taken by who has a task in the case.
  return caseFile(
    file,
    task ? materials(task, given, () => {}) : attachmentList(given),
    task ? actions(file.actions || [], () => {}) : null
  );
};

const shown = el('div');

const show = async () => {
  try {
    shown.replaceChildren(await open());
    return true;
  } catch (error) {
    const said = error instanceof Failed ? error.message : '案卷没有打开，请刷新页面后再试。';
    shown.replaceChildren(el('p', { class: 'note late-w', role: 'alert' }, said));
    return false;
  }
};

/** After a verb: the case may have another history, and other tasks for who looks at it. */
const again = async () => {
  const answer = await fetch(location.pathname, { credentials: 'same-origin' }).catch(() => null);
  if (answer?.ok) {
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.getElementById('tasks').replaceWith(fresh.getElementById('tasks'));
    const { task } = fresh.getElementById('case').dataset;
    if (task) place.dataset.task = task;
    else delete place.dataset.task;
  }
  show();
};

if (await show()) place.replaceChildren(el('div', { class: 'noprint' }, handlingOfCase(number, again)), shown);
else place.replaceChildren(shown);
