/** 例行公开: a department proposes, reviewers approve, the board and the walls show it, important content stands its notice. */
package gongkai.proactivedisclosure;
