// The case's own page: the same file as in Tasklist's tab.
import { attachmentList, caseFile } from '/camunda/app/tasklist/custom/case-file.js';
import { actions, materials } from '/camunda/app/tasklist/custom/case-work.js';
import { el } from '/camunda/app/tasklist/custom/elements.js';
import { handlingOfCase } from '/camunda/app/tasklist/custom/handling.js';
import { Failed, get } from '/camunda/app/tasklist/custom/staff.js';

const place = document.getElementById('case');
const { number, task } = place.dataset;

const open = async () => {
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

try {
  const file = await open();
  place.replaceChildren(el('div', { class: 'noprint' }, handlingOfCase(number, () => {})), file);
} catch (error) {
  const said = error instanceof Failed ? error.message : '案卷没有打开，请刷新页面后再试。';
  place.replaceChildren(el('p', { class: 'note late-w', role: 'alert' }, said));
}
