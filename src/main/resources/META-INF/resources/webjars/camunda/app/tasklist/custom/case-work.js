// What can be done in a case beside the form: files to add, pages to open, steps to take at once.
import { attachmentList } from './case-file.js';
import { el } from './elements.js';
import { Failed, post, upload } from './staff.js';

/** The list of attachments with the field that takes more; `changed` hears that the case is no longer what was read. */
export const materials = (taskId, attachments, changed) => {
  const all = [...attachments];
  const list = el('div', {}, attachmentList(all));
  const state = el('div', { role: 'status', 'aria-live': 'polite' });
  const field = el('input', { type: 'file', multiple: true, class: 'vh', 'aria-describedby': 'more-hint' });

  field.addEventListener('change', async () => {
    const files = [...field.files];
    if (!files.length) return;
    field.disabled = true;
    const refused = [];
    let stored = 0;
    for (const [index, file] of files.entries()) {
      const bar = el('progress', { max: 1, value: 0, 'aria-label': `上传${file.name}` });
      state.replaceChildren(el('p', { class: 'small mt3' }, `正在上传${files.length}份中的第${index + 1}份：${file.name}`), bar);
      const answer = await upload(taskId, file, (share) => (bar.value = share));
      all.push(...answer.stored);
      stored += answer.stored.length;
      refused.push(...answer.refused);
    }
    changed();
    list.replaceChildren(attachmentList(all));
    state.replaceChildren(
      ...[
        stored && el('p', { class: 'note ok mt3' }, `已收下${stored}份材料。`),
        refused.length &&
          el(
            'div',
            { class: 'note late-w mt3' },
            el('p', {}, `有${refused.length}份没有收下：`),
            el('ul', {}, refused.map((each) => el('li', {}, `${each.name}：${each.reason}`)))
          ),
      ].filter(Boolean)
    );
    field.value = '';
    field.disabled = false;
    field.focus();
  });

  return el(
    'div',
    {},
    list,
    el(
      'p',
      { class: 'row mt3' },
      // The browser's own button speaks the browser's language.
      el('label', { class: 'act alt tight' }, '上传材料', field),
      el('span', { class: 'hint', id: 'more-hint' }, '可以一次选择多份，选好即上传')
    ),
    state
  );
};

/** What can be done from here beside the form: a page to open, or something done at once that answers with a sentence. */
export const actions = (offered, changed) => {
  if (!offered.length) return null;
  const state = el('div', { role: 'status', 'aria-live': 'polite' });
  const act = (each) => async (event) => {
    event.target.disabled = true;
    try {
      const { message } = await post(each.href);
      changed();
      state.replaceChildren(el('p', { class: 'note ok mt3' }, message));
    } catch (error) {
      event.target.disabled = false;
      state.replaceChildren(el('p', { class: 'note late-w mt3', role: 'alert' }, error instanceof Failed ? error.message : '没有办成，请刷新页面后再试。'));
    }
  };
  return el(
    'div',
    {},
    offered.map((each) =>
      el(
        'p',
        { class: 'row mt2' },
        each.page
          ? el('a', { class: 'act alt tight', href: each.href, target: '_blank', rel: 'noopener' }, each.label)
          : el('button', { type: 'button', class: 'act alt tight', onclick: act(each) }, each.label),
        each.hint && el('span', { class: 'hint' }, each.hint)
      )
    ),
    state
  );
};
