// What a step asks, read from its own form: which outcomes it offers, and which of them can be chosen with nothing more
// than a comment, a step to go back to or a date.
const PLAIN = ['outcome', 'comment', 'step', 'reviewOn'];
const DECORATION = ['text', 'html', 'image', 'spacer', 'separator', 'button'];

/** Fields inside of groups, too; a list of rows stands for itself. */
const fields = (components) =>
  (components || []).flatMap((each) => (each.type === 'group' ? fields(each.components) : [each]));

/** Only what depends on the outcome alone can be told from here; everything else may be shown. */
const shownFor = (field, outcome) => {
  const [, not, value] = /^=\s*outcome\s*(!?)=\s*"([^"]*)"$/.exec(field.conditional?.hide || '') || [];
  if (value === undefined) return true;
  return not ? outcome === value : outcome !== value;
};

/** @return the outcomes in the form's order, each with the fields that go with it; null where the form asks for none */
export const question = (form) => {
  const all = fields(form.components).filter((each) => !DECORATION.includes(each.type));
  const outcome = all.find((each) => each.key === 'outcome');
  if (!outcome || !outcome.values) return null;
  const more = all.filter((each) => !PLAIN.includes(each.key));
  const field = (key, value) => all.find((each) => each.key === key && shownFor(each, value));
  return {
    label: outcome.label,
    comment: all.find((each) => each.key === 'comment'),
    outcomes: outcome.values.map(({ value, label }) => ({
      value,
      label,
      plain: !more.some((each) => shownFor(each, value)),
      step: field('step', value),
      reviewOn: field('reviewOn', value),
    })),
  };
};
