/** The public's side: the portal's pages and JSON API, their layout and style sheet. Decides nothing; asks the desks. */
package gongkai.portal;
