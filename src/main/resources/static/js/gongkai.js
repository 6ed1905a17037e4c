/* Comfort for the public pages, which all work without it: the focus goes to what is wrong, the form says how far it is,
   files are listed and their upload is shown, receipts print. One listener each on the document, so that an answer put in
   place of the page works like one that was loaded. */
(() => {
  'use strict';

  const NO_ANSWER = '没有提交成功，请检查网络，再提交一次；已填写的内容还在';
  const size = bytes => bytes === 0 ? '0KB' : bytes < 1048576 ? Math.max(1, Math.round(bytes / 1024)) + 'KB' : (bytes / 1048576).toFixed(1) + 'MB';

  function make(name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  /* ---- what every page gets when it is shown */

  function start() {
    document.querySelectorAll('[data-print]').forEach(button => { button.hidden = false; });
    document.querySelectorAll('input[data-files]').forEach(listFiles);
    document.querySelectorAll('[data-part]').forEach(said);
    const summary = document.querySelector('.summary[role=alert]');
    if (summary) summary.focus();
  }

  document.addEventListener('click', event => {
    if (event.target.closest('[data-print]')) window.print();
  });

  /* ---- the form's progress */

  function said(place) {
    const part = document.getElementById(place.dataset.part);
    if (!part || place.closest('.x')) return;
    const names = new Set([...part.querySelectorAll('input[type=radio],input[type=checkbox],input[type=text],textarea')]
      .map(field => field.name));
    const filled = [...names].filter(name => [...part.querySelectorAll('[name="' + CSS.escape(name) + '"]')]
      .some(field => field.type === 'radio' || field.type === 'checkbox' ? field.checked : field.value.trim() !== ''));
    place.textContent = filled.length === 0 ? '未填写' : filled.length < names.size ? '填写中' : '已填写';
  }

  document.addEventListener('input', () => document.querySelectorAll('[data-part]').forEach(said));

  /* ---- files: a list with names and sizes, each of which can be taken out again */

  /** What is seen before sending; what is in the file, the server looks at. */
  function whyNot(file, input) {
    if (file.size > Number(input.dataset.mostBytes)) return '这个文件是' + size(file.size) + '，请换成不超过10MB的';
    if (file.size === 0) return '这是空文件，请重新选择';
    const kinds = input.accept.split(',');
    const known = kinds.some(kind => file.name.toLowerCase().endsWith(kind));
    return known ? null : '不收这种文件，请换成' + kinds.join('、').replaceAll('.', '').toUpperCase();
  }

  function listFiles(input) {
    const drop = input.parentElement;
    /* The browser's own button speaks the browser's language. */
    if (!drop.querySelector('label')) {
      input.classList.add('vh');
      const choose = make('label', 'act alt tight', '选择文件');
      choose.htmlFor = input.id;
      input.after(choose);
    }
    drop.querySelectorAll('.files,.why').forEach(old => old.remove());
    const files = [...input.files];
    const most = Number(input.dataset.most);
    if (files.length > most) {
      drop.append(make('p', 'why', '最多上传' + most + '个文件，现在是' + files.length + '个'));
    }
    if (files.length === 0) return;
    const list = make('ul', 'files mt3');
    files.forEach((file, place) => {
      const row = make('li');
      const name = make('span', null, file.name);
      const side = make('small', null, size(file.size) + '　');
      const why = whyNot(file, input);
      if (why) name.append(make('span', 'why', why));
      const remove = make('button', 'linky', '删除');
      remove.type = 'button';
      remove.setAttribute('aria-label', '删除' + file.name);
      remove.addEventListener('click', () => {
        const kept = new DataTransfer();
        files.filter((_, other) => other !== place).forEach(other => kept.items.add(other));
        input.files = kept.files;
        listFiles(input);
        input.focus();
      });
      side.append(remove);
      row.append(name, side);
      list.append(row);
    });
    drop.append(list);
  }

  document.addEventListener('change', event => {
    if (event.target.matches('input[data-files]')) listFiles(event.target);
  });

  /* ---- sending: once, and with files visibly */

  document.addEventListener('submit', event => {
    const form = event.target;
    if (!form.matches('[data-upload-form]')) return;
    event.preventDefault();
    if (!form.dataset.sending) send(form, true);
  });

  /** @param mayRenew whether a token that has expired may still be renewed: a form can lie open longer than a session */
  function send(form, mayRenew) {
    const input = form.querySelector('input[data-files]');
    const place = form.querySelector('[data-upload]');
    const text = place.querySelector('[data-upload-text]');
    const bar = place.querySelector('progress');
    const said = place.querySelector('[data-upload-said]');
    let told = -1;
    const tell = words => { text.textContent = words; said.textContent = words; };
    form.dataset.sending = 'true';
    place.hidden = false;
    bar.hidden = input.files.length === 0;
    tell('正在提交');
    text.className = '';
    const failed = () => {
      delete form.dataset.sending;
      tell(NO_ANSWER);
      text.className = 'why';
      bar.hidden = true;
    };
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'text/html');
    request.upload.addEventListener('progress', event => {
      if (!event.lengthComputable || bar.hidden) return;
      const percent = Math.floor(event.loaded / event.total * 100);
      bar.value = percent;
      text.textContent = percent < 100 ? '正在上传，已完成' + percent + '%' : '上传完成，正在登记';
      /* Screen readers are told in quarters, not a hundred times. */
      if (Math.floor(percent / 25) !== told) {
        told = Math.floor(percent / 25);
        said.textContent = text.textContent;
      }
    });
    request.addEventListener('error', failed);
    request.addEventListener('abort', failed);
    request.addEventListener('load', () => {
      if (request.status === 403 && mayRenew) {
        renewToken(form).then(() => send(form, false), failed);
        return;
      }
      const answer = new DOMParser().parseFromString(request.responseText, 'text/html');
      if (answer.getElementById('main')) show(answer, request.responseURL, input);
      else failed();
    });
    request.send(new FormData(form));
  }

  async function renewToken(form) {
    const page = await fetch(location.href, { headers: { Accept: 'text/html' } });
    const fresh = new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('input[name=_csrf]');
    form.querySelector('input[name=_csrf]').value = fresh.value;
  }

  /** Puts the answer in the page's place. Files that were chosen stay chosen where the form comes back. */
  function show(answer, address, input) {
    const again = answer.querySelector('input[data-files]');
    if (again) {
      again.getAttributeNames().forEach(name => input.setAttribute(name, again.getAttribute(name)));
      again.replaceWith(input);
      answer.querySelectorAll('[data-files-again]').forEach(note => note.remove());
    }
    document.title = answer.title;
    document.body.replaceWith(document.adoptNode(answer.body));
    history.replaceState(null, '', address);
    window.scrollTo(0, 0);
    start();
    if (!document.querySelector('.summary[role=alert]')) document.getElementById('main').focus();
  }

  start();
})();
