// What an office does with a task beside completing it: a row of buttons, each with a form of its own, and the opinions that
// the step waits for. The server says what may be done and why not.
import { el } from './elements.js';
import { Failed, get, post } from './staff.js';

const ZONE = 'Asia/Shanghai';
const MOMENT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const moment = (iso) => el('time', { class: 'num', datetime: iso }, MOMENT.format(new Date(iso)));

const sentence = (error) => (error instanceof Failed ? error.message : '没有办成，请刷新页面后再试。');

let ids = 0;
const nextId = (name) => `${name}-${(ids += 1)}`;

/** A labelled field; its value is read from the returned input. */
const field = (label, input, hint) => {
  input.id = nextId('gk');
  const hintId = hint && nextId('gk');
  if (hintId) input.setAttribute('aria-describedby', hintId);
  return el(
    'div',
    { class: 'field' },
    el('label', { for: input.id }, label),
    hint && el('p', { class: 'hint', id: hintId }, hint),
    input
  );
};

const words = (most, rows = 3) => el('textarea', { class: 'in', rows, maxlength: most });

const person = (one, input) =>
  el('li', {}, el('label', { class: 'pick' }, input, ` ${one.name}`, el('span', { class: 'soft small' }, `　${one.roles.join('、')}`)));

/** Several people, found by name, unit or role. @return {node, chosen: () => ids} */
const peopleField = (label) => {
  const chosen = new Map();
  const list = el('ul', { class: 'stack' });
  const state = el('p', { class: 'hint', role: 'status' });
  const search = el('input', { type: 'search', class: 'in', autocomplete: 'off' });
  let last = 0;

  const draw = (found) => {
    const all = [...chosen.values(), ...found.filter((one) => !chosen.has(one.id))];
    list.replaceChildren(
      ...all.map((one) =>
        person(
          one,
          el('input', {
            type: 'checkbox',
            value: one.id,
            checked: chosen.has(one.id),
            onchange: ({ target }) => {
              if (target.checked) chosen.set(one.id, one);
              else chosen.delete(one.id);
              state.textContent = chosen.size ? `已选${chosen.size}人` : '';
            },
          })
        )
      )
    );
    if (!all.length) state.textContent = '没有找到，请换个词再找。';
    else state.textContent = chosen.size ? `已选${chosen.size}人` : '';
  };
  const find = async () => {
    const mine = (last += 1);
    try {
      const found = await get(`/staff/colleagues?q=${encodeURIComponent(search.value.trim())}`);
      if (mine === last) draw(found || []);
    } catch (error) {
      state.textContent = sentence(error);
    }
  };
  let waiting;
  search.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, 250);
  });
  search.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
  find();
  return {
    node: el(
      'fieldset',
      { class: 'field' },
      el('legend', {}, label),
      field('按姓名、单位或者职责查找', search),
      list,
      state
    ),
    chosen: () => [...chosen.keys()],
  };
};

// Each form: what it shows, and what it sends to which address.
const asking = (verb, hint) => (info) => {
  const people = peopleField('请谁');
  const question = words(500);
  return {
    nodes: [el('p', { class: 'hint' }, hint), people.node, field('要回答的问题', question, '最多500字')],
    address: `${info.base}/${verb}`,
    body: () => ({ people: people.chosen(), question: question.value }),
  };
};

const handingOver = (info) => {
  const name = nextId('to');
  const reason = words(500);
  const list = el(
    'ul',
    { class: 'stack' },
    info.handoverTo.map((one) => person(one, el('input', { type: 'radio', name, value: one.id })))
  );
  return {
    nodes: [
      info.handoverTo.length
        ? el('fieldset', { class: 'field' }, el('legend', {}, '转给谁'), list)
        : el('p', { class: 'note soon' }, '现在没有其他人承担这一步，不能转办。'),
      field('转办的理由', reason, '办理期限不变'),
    ],
    address: `${info.base}/handover`,
    body: () => ({ to: list.querySelector('input:checked')?.value, reason: reason.value }),
  };
};

const sendingBack = (info) => {
  const name = nextId('aim');
  const reason = words(2000);
  const list = el(
    'ul',
    { class: 'stack' },
    info.sendBackTo.map((one) =>
      el('li', {}, el('label', { class: 'pick' }, el('input', { type: 'radio', name, value: one.id }), ` ${one.label}`))
    )
  );
  return {
    nodes: [
      el('p', { class: 'hint' }, '从选定的环节起重新办理，后面已经作出的意见重新作出。'),
      el('fieldset', { class: 'field' }, el('legend', {}, '退回到哪一步'), list),
      field('退回的理由', reason, '办理期限不变'),
    ],
    address: `${info.base}/send-back`,
    body: () => ({ to: list.querySelector('input:checked')?.value, comment: reason.value }),
  };
};

const takingBack = (info) => {
  const reason = words(2000);
  return {
    nodes: [field('撤回的说明（可以不填）', reason, '您办理的上一环节回到您的待办，办理期限不变')],
    address: `${info.base}/take-back`,
    body: () => ({ comment: reason.value }),
  };
};

const nudging = (info) => ({
  nodes: [el('p', {}, '系统给现在的办理人发送邮件，一天只能催办一次。')],
  address: `${info.base}/nudge`,
  body: () => ({}),
});

const copying = (info) => {
  const people = peopleField('抄送给');
  const note = words(500, 2);
  return {
    nodes: [
      el('p', { class: 'hint' }, '收到抄送的人可以查看这个案件，不需要办理。'),
      people.node,
      field('说明（可以不填）', note),
    ],
    address: `${info.base}/copies`,
    body: () => ({ people: people.chosen(), note: note.value }),
  };
};

/** By the server's name of the verb; a verb without a form here is left out. */
const FORMS = {
  advice: asking('advice', '有人没有回复时，这一步不能办结；回复供您参考。'),
  countersign: asking('countersign', '全部同意后才能往下办；有人不同意的，只能退回，或者修改后再请他会签。'),
  handover: handingOver,
  nudge: nudging,
  copies: copying,
  'send-back': sendingBack,
  'take-back': takingBack,
};

/** One verb's form, closed again by sending or cancelling it. */
const opened = (verb, form, done, close) => {
  const state = el('div', { 'aria-live': 'assertive' });
  const send = el('button', { type: 'submit', class: 'act tight' }, verb.label);
  const node = el(
    'form',
    { class: 'block mt3', novalidate: true, 'aria-label': verb.label },
    form.nodes,
    state,
    el(
      'p',
      { class: 'row mt3' },
      send,
      el('button', { type: 'button', class: 'act alt tight', onclick: close }, '取消')
    )
  );
  node.addEventListener('submit', async (event) => {
    event.preventDefault();
    send.disabled = true;
    try {
      const { message } = await post(form.address, form.body());
      done(message);
    } catch (error) {
      send.disabled = false;
      state.replaceChildren(el('p', { class: 'note late-w mt3', role: 'alert' }, sentence(error)));
    }
  });
  node.addEventListener('keydown', (event) => event.key === 'Escape' && close());
  return node;
};

const TONES = { OPEN: 'wait', AGREED: 'ok', DISAGREED: 'late', TAKEN_BACK: 'wait', LAPSED: 'wait' };

const requestLine = (one, takeBack) =>
  el(
    'li',
    {},
    el(
      'p',
      { class: 'row' },
      el('span', { class: `due ${TONES[one.state]}` }, one.stateLabel),
      el('b', {}, `${one.kindLabel}：${one.of}`),
      el('span', { class: 'soft small' }, `${one.by} `, moment(one.askedAt)),
      one.mayTakeBack &&
        el('button', { type: 'button', class: 'act alt tight', onclick: () => takeBack(one) }, `收回对${one.of}的${one.kindLabel}`)
    ),
    el('p', { class: 'lines small' }, `问：${one.question}`),
    one.answer && el('p', { class: 'lines' }, `答：${one.answer}`)
  );

/** @param onChanged hears that something was done, so that what was read of the case is old */
export const handling = (taskId, onChanged) => desk(`/staff/tasks/${encodeURIComponent(taskId)}`, onChanged);

/** As `handling`, for who needs no task in the case: what can be done with the case itself. */
export const handlingOfCase = (number, onChanged) => desk(`/staff/cases/${encodeURIComponent(number)}`, onChanged);

// Who takes a task on or gives it back beside this desk may do other things with it afterwards.
const desks = new Set();
export const taskChanged = () => desks.forEach((again) => again());

const desk = (base, onChanged) => {
  const place = el('div');
  const said = el('div', { role: 'status', 'aria-live': 'polite' });

  const done = (message) => {
    said.replaceChildren(el('p', { class: 'note ok mt3' }, message));
    onChanged();
    draw();
  };
  const failed = (error) =>
    said.replaceChildren(el('p', { class: 'note late-w mt3', role: 'alert' }, sentence(error)));

  const takeBack = async (one) => {
    try {
      done((await post(`/staff/requests/${one.id}/take-back`)).message);
    } catch (error) {
      failed(error);
      draw();
    }
  };

  /** Whether somebody is writing here: what they wrote must not vanish because something beside it was read anew. */
  const inUse = () => place.querySelector('form');

  /** @param gently leaves a form that is open alone */
  const draw = async (gently = false) => {
    let info;
    try {
      info = await get(`${base}/handling`);
    } catch (error) {
      failed(error);
    }
    if (gently && inUse()) return;
    place.replaceChildren(...(info ? content({ ...info, base }) : []));
  };

  const content = (info) => {
    const shown = el('div');
    let open = null;
    const close = () => {
      shown.replaceChildren();
      open?.setAttribute('aria-expanded', 'false');
      open?.focus();
      open = null;
    };
    const press = (verb) => (event) => {
      const button = event.currentTarget;
      const again = open === button;
      if (open) close();
      if (again) return;
      said.replaceChildren();
      if (!verb.allowed) {
        said.replaceChildren(el('p', { class: 'note soon mt3' }, `${verb.label}：${verb.why}`));
        return;
      }
      open = button;
      button.setAttribute('aria-expanded', 'true');
      shown.replaceChildren(opened(verb, FORMS[verb.id](info), done, close));
      shown.querySelector('input, textarea, button')?.focus();
    };
    return [
      info.asked &&
        el(
          'div',
          { class: 'note' },
          el('p', {}, el('b', {}, `${info.asked.by}请您${info.asked.kind}：${info.asked.step}`)),
          el('p', { class: 'lines' }, info.asked.question)
        ),
      info.requests.length > 0 &&
        el('ul', { class: 'stack' }, info.requests.map((one) => requestLine(one, takeBack))),
      el(
        'p',
        { class: 'row mt3' },
        info.verbs
          .filter((verb) => FORMS[verb.id])
          .map((verb) =>
            el(
              'button',
              {
                type: 'button',
                class: 'act alt tight',
                'aria-expanded': verb.allowed ? 'false' : null,
                'aria-disabled': verb.allowed ? null : 'true',
                onclick: press(verb),
              },
              verb.label
            )
          )
      ),
      shown,
    ].filter(Boolean);
  };

  draw();
  const section = el('section', { 'aria-label': '办理' }, el('h2', { class: 'f2' }, '办理'), place, said);
  const again = () => {
    if (!section.isConnected) {
      desks.delete(again);
      return;
    }
    if (inUse()) return;
    said.replaceChildren();
    draw(true);
  };
  desks.add(again);
  return section;
};
