/** What is added to Tasklist and Cockpit: the case beside the task, its files, the choices on its forms. */
package gongkai.workplace;
