/** 变更撤销: what is published is changed, withdrawn or terminated; its address stays and says what happened. */
package gongkai.disclosurechange;
