package io.usdtaggregator.admin.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.navigation.Paged;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** A list of the settings as its page changes it: rows are added, edited in place, switched on or off, and removed. */
public final class SettingsRows {
    private static final String INDEX = "index";
    private static final String ACTIVE = "active";
    private static final int ON_A_PAGE = 30;

    private final SettingsForms forms;
    private final String path;
    private final String list;
    private final BiFunction<Frame, Settings, TemplateInstance> page;

    /**
     * @param path the address of the page
     * @param list the name of the list in the JSON of the settings
     */
    public SettingsRows(
            SettingsForms forms, String path, String list, BiFunction<Frame, Settings, TemplateInstance> page) {
        this.forms = forms;
        this.path = path;
        this.list = list;
        this.page = page;
    }

    /** The page of the list that is asked for, or that of the row whose form was refused; from the rows of all pages. */
    public static <T> Paged<T> paged(Frame frame, List<T> all, int wanted, String path) {
        String typed = frame.typed().getOrDefault(INDEX, "");
        int page = typed.matches("\\d{1,6}") ? Integer.parseInt(typed) / ON_A_PAGE + 1 : wanted;
        return Paged.of(all, page, ON_A_PAGE, path + "?page=");
    }

    public Uni<TemplateInstance> show() {
        return forms.show(page);
    }

    /** @param fill puts what was typed into the new row */
    public Uni<Response> add(MultivaluedMap<String, String> form, Consumer<ObjectNode> fill) {
        return forms.submit(path, form, tree -> fill.accept(tree.withArray(list).addObject()), page);
    }

    /** @param fill puts what was typed into the row */
    public Uni<Response> edit(MultivaluedMap<String, String> form, Consumer<ObjectNode> fill) {
        return forms.submit(path + "/edit", form, tree -> fill.accept(row(tree, form)), page);
    }

    public Uni<Response> remove(MultivaluedMap<String, String> form) {
        return forms.submit(
                path + "/remove",
                form,
                tree -> {
                    row(tree, form);
                    tree.withArray(list).remove(FormText.index(form, INDEX));
                },
                page);
    }

    /** Active becomes inactive, and the other way round. */
    public Uni<Response> switchOnOrOff(MultivaluedMap<String, String> form) {
        return forms.submit(
                path + "/switch",
                form,
                tree -> {
                    ObjectNode row = row(tree, form);
                    row.put(ACTIVE, !row.path(ACTIVE).asBoolean());
                },
                page);
    }

    /** A place beyond the list is refused. */
    private ObjectNode row(ObjectNode tree, MultivaluedMap<String, String> form) {
        JsonNode row = tree.withArray(list).get(FormText.index(form, INDEX));
        if (row instanceof ObjectNode found) {
            return found;
        }
        throw Problem.invalid(FieldError.of(INDEX, "not_allowed", "a row that the page shows"));
    }
}
