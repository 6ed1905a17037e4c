package gongkai.disclosureonapplication;

import java.util.List;

/**
 * What the department proposes to answer.
 *
 * @param grounds code of the ground of exemption, or null
 * @param explanation why, in words; needed wherever not everything is disclosed
 * @param withheld the parts kept back, each with its ground; only where it is partly disclosed
 * @param summary what is disclosed, in words, as it stands in the reply
 */
record Proposal(Decision decision, String grounds, String explanation, List<Withheld> withheld, String summary) {}
