package gongkai.platform.rights;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import gongkai.platform.EngineGrants;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/** The few permissions that the engine keeps as rows, made where they are missing. A second start finds nothing to do. */
public class StaffGrants {

    private static final String ALL = Authorization.ANY;

    private final AuthorizationService authorizations;

    public StaffGrants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** @param group null: everybody who can sign in */
    private record Grant(String group, Resource resource, String id, List<Permission> permissions) {

        private boolean isIn(Authorization row) {
            return row.getAuthorizationType() == (group == null ? AUTH_TYPE_GLOBAL : AUTH_TYPE_GRANT)
                    && (group == null || group.equals(row.getGroupId()))
                    && row.getResourceType() == resource.resourceType()
                    && id.equals(row.getResourceId());
        }

        private boolean isCompleteIn(Authorization row) {
            return isIn(row) && permissions.stream().allMatch(row::isPermissionGranted);
        }
    }

    /** Nobody may be signed in on this thread. */
    public void make(List<EngineGrants> modules) {
        List<Grant> wanted = new ArrayList<>(everybodys());
        wanted.addAll(readers(StaffAuthorizations.AUDITOR));
        wanted.addAll(readers(Groups.CAMUNDA_ADMIN));
        wanted.add(
                new Grant(StaffAuthorizations.AUDITOR, Resources.APPLICATION, "cockpit", List.of(Permissions.ACCESS)));
        for (EngineGrants module : modules) {
            module.starters()
                    .forEach((process, groups) -> groups.forEach(group -> wanted.add(new Grant(
                            group,
                            Resources.PROCESS_DEFINITION,
                            process,
                            List.of(Permissions.READ, Permissions.CREATE_INSTANCE)))));
        }

        List<Authorization> rows = authorizations.createAuthorizationQuery().list();
        for (Grant grant : wanted) {
            if (rows.stream().noneMatch(grant::isCompleteIn)) {
                make(grant, rows);
            }
        }
    }

    private static List<Grant> everybodys() {
        return List.of(
                new Grant(null, Resources.APPLICATION, "tasklist", List.of(Permissions.ACCESS)),
                new Grant(null, Resources.FILTER, ALL, List.of(Permissions.READ)),
                new Grant(null, Resources.PROCESS_DEFINITION, ALL, List.of(Permissions.READ)),
                // Else a task that is offered to others as well says unit-JW where it should say 纪委.
                new Grant(null, Resources.GROUP, ALL, List.of(Permissions.READ)),
                // Without the permission on the definition this one alone starts nothing.
                new Grant(null, Resources.PROCESS_INSTANCE, ALL, List.of(Permissions.CREATE)));
    }

    /** Reading everything, changing nothing. Administrators may anyway, but Cockpit's own lists look at rows only. */
    private static List<Grant> readers(String group) {
        return List.of(
                new Grant(
                        group,
                        Resources.PROCESS_DEFINITION,
                        ALL,
                        List.of(
                                ProcessDefinitionPermissions.READ,
                                ProcessDefinitionPermissions.READ_INSTANCE,
                                ProcessDefinitionPermissions.READ_TASK,
                                ProcessDefinitionPermissions.READ_HISTORY)),
                new Grant(group, Resources.PROCESS_INSTANCE, ALL, List.of(ProcessInstancePermissions.READ)),
                new Grant(group, Resources.DEPLOYMENT, ALL, List.of(Permissions.READ)),
                new Grant(
                        group,
                        Resources.DECISION_DEFINITION,
                        ALL,
                        List.of(Permissions.READ, Permissions.READ_HISTORY)));
    }

    private void make(Grant grant, List<Authorization> rows) {
        Authorization row = rows.stream().filter(grant::isIn).findFirst().orElseGet(() -> empty(grant));
        grant.permissions().forEach(row::addPermission);
        try {
            authorizations.saveAuthorization(row);
        } catch (ProcessEngineException failure) {
            // Another node, started at the same time, may have been quicker.
            if (authorizations.createAuthorizationQuery().list().stream().noneMatch(grant::isCompleteIn)) {
                throw failure;
            }
        }
    }

    private Authorization empty(Grant grant) {
        Authorization row =
                authorizations.createNewAuthorization(grant.group() == null ? AUTH_TYPE_GLOBAL : AUTH_TYPE_GRANT);
        if (grant.group() != null) {
            row.setGroupId(grant.group());
        }
        row.setResource(grant.resource());
        row.setResourceId(grant.id());
        return row;
    }
}
