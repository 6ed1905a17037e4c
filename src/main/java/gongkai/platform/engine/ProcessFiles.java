package gongkai.platform.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.CamundaDeploymentConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ContextResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * All diagrams, decision tables and forms as one deployment, each under its bare file name, a form with its process's folder
 * before it: two processes may have a step of the same name. The starter's own way names them by absolute path when run from the source tree and by file name from the jar, so every change between the two, and every
 * move of the folder, would make new versions of every process.
 */
class ProcessFiles extends AbstractCamundaConfiguration implements CamundaDeploymentConfiguration {

    private static final String[] PATTERNS = {
        "classpath*:/bpmn/*.bpmn", "classpath*:/bpmn/*.dmn", "classpath*:/forms/**/*.form"
    };

    private final ResourcePatternResolver resources;

    ProcessFiles(ResourcePatternResolver resources) {
        this.resources = resources;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        if (camundaBpmProperties.isAutoDeploymentEnabled()) {
            configuration.setDeploymentResources(getDeploymentResources().toArray(Resource[]::new));
        }
    }

    /** In the order of their names, so that two starts compare alike. */
    @Override
    public Set<Resource> getDeploymentResources() {
        TreeMap<String, Resource> byName = new TreeMap<>();
        try {
            for (String pattern : PATTERNS) {
                for (Resource resource : resources.getResources(pattern)) {
                    String name = nameOf(resource);
                    if (byName.put(name, new Named(resource, name)) != null) {
                        throw new IllegalStateException("Two process files have the same name: " + name);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new LinkedHashSet<>(byName.values());
    }

    private static String nameOf(Resource resource) throws IOException {
        String file = resource.getFilename();
        if (!file.endsWith(".form")) {
            return file;
        }
        String[] path = resource.getURL().getPath().split("/");
        return path[path.length - 2] + "/" + file;
    }

    /** The engine takes the name of a context resource as it is. */
    private static class Named extends ByteArrayResource implements ContextResource {

        private final String name;

        Named(Resource resource, String name) throws IOException {
            super(resource.getContentAsByteArray(), name);
            this.name = name;
        }

        @Override
        public String getPathWithinContext() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Named named && named.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }
}
