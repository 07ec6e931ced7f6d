// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import dev.ithaca.access.api.Login;
import dev.ithaca.access.api.Scope;
import dev.ithaca.access.api.Token;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The JSON of logins and tokens. */
public final class AccessJson {
    private AccessJson() {}

    public static Map<String, Object> token(Token token) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", token.name());
        json.put("scopes", scopes(token.scopes()));
        json.put("created_at", Times.rfc3339(token.createdAt()));
        json.put("expires_at", Times.rfc3339(token.expiresAt()));
        json.put("last_used_at", Times.rfc3339(token.lastUsedAt()));
        return json;
    }

    public static Map<String, Object> login(Login login) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", login.id());
        json.put("client", login.client());
        json.put("by_link", login.byLink());
        json.put("scopes", scopes(login.scopes()));
        json.put("created_at", Times.rfc3339(login.createdAt()));
        json.put("last_used_at", Times.rfc3339(login.lastUsedAt()));
        json.put("expires_at", Times.rfc3339(login.expiresAt()));
        return json;
    }

    public static List<String> scopes(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::label).toList();
    }
}
