package gongkai.cases;

/** What a card of the task list says of its case. */
public record CaseCard(String taskId, String number, String title) {}
