// Calls to the product's own staff pages, in the same session as Tasklist. Every failure is a sentence.
const SIGNED_OUT = '登录已过期，请刷新页面重新登录。';
const NO_CONNECTION = '没有连上服务器，请检查网络后再试。';

export class Failed extends Error {}

const detail = (body) => (body && typeof body.detail === 'string' ? body.detail : null);
const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** @return the answer's JSON, or null where there is nothing (404) */
export const get = async (address, signal) => {
  let answer;
  try {
    answer = await fetch(address, { credentials: 'same-origin', headers: { Accept: 'application/json' }, signal });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Failed(NO_CONNECTION);
  }
  if (answer.status === 404) return null;
  if (answer.status === 401 || answer.redirected) throw new Failed(SIGNED_OUT);
  const body = parsed(await answer.text());
  if (!answer.ok) throw new Failed(detail(body) || '没有打开，请刷新页面后再试。');
  if (body === null) throw new Failed(SIGNED_OUT);
  return body;
};

/** @param body sent as JSON, or nothing. @return the answer's JSON; a refusal is a Failed with its sentence */
export const post = async (address, body) => {
  const csrf = await get('/staff/csrf');
  let answer;
  try {
    answer = await fetch(address, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        ...(body && { 'Content-Type': 'application/json' }),
        ...(csrf && { [csrf.headerName]: csrf.token }),
      },
      body: body && JSON.stringify(body),
    });
  } catch {
    throw new Failed(NO_CONNECTION);
  }
  const said = parsed(await answer.text());
  if (answer.ok && said) return said;
  throw new Failed(detail(said) || (answer.status === 401 || answer.redirected ? SIGNED_OUT : '没有办成，请刷新页面后再试。'));
};

const reason = (status, body) =>
  detail(body) ||
  {
    401: SIGNED_OUT,
    403: '您现在不能给这件案卷添加材料，请刷新页面后再试。',
    404: '这项任务已经办结或移走，请刷新页面。',
    413: '文件太大，请压缩或分成几份再上传。',
    415: '不接受这种文件，请换成PDF、DOCX、XLSX、JPG或PNG。',
  }[status] ||
  '没有上传成功，请再试一次。';

/** Sends one file; `onProgress` hears the share that has gone, 0 to 1. Resolves to {stored, refused} always. */
export const upload = async (taskId, file, onProgress) => {
  const refuse = (why) => ({ stored: [], refused: [{ name: file.name, reason: why }] });
  let csrf;
  try {
    csrf = await get('/staff/csrf');
  } catch (error) {
    return refuse(error instanceof Failed ? error.message : NO_CONNECTION);
  }
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('taskId', taskId);
    form.append('files', file);
    request.open('POST', '/staff/case/attachments');
    request.setRequestHeader('Accept', 'application/json');
    if (csrf) request.setRequestHeader(csrf.headerName, csrf.token);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => resolve(refuse(NO_CONNECTION));
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status === 200 && body) resolve({ stored: body.stored || [], refused: body.refused || [] });
      else resolve(refuse(request.status === 200 ? SIGNED_OUT : reason(request.status, body)));
    };
    request.send(form);
  });
};
