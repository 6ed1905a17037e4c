/** Engine, web, security, clock: what every module stands on. No word of the domain inside. */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
package gongkai.platform;
