/** 定期公开: each period every periodic item of a catalogue asks for its update, and says so until it is published. */
package gongkai.catalogueupkeep;
