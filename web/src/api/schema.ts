// Made by `npm run web:schema` of the routes of the API.

export interface paths {
    "/v1/creditors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCreditors"];
        put?: never;
        post: operations["createCreditor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/creditors/{creditorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getAnyCreditor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["changeAnyCreditor"];
        trace?: never;
    };
    "/v1/creditors/{creditorId}/bank-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getAnyBankAccounts"];
        put: operations["setBankAccounts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/creditor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCreditor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["changeCreditor"];
        trace?: never;
    };
    "/v1/creditor/bank-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getBankAccounts"];
        put: operations["putBankAccounts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listApiKeys"];
        put?: never;
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{apiKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{apiKeyId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/creditors/{creditorId}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAnyApiKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/creditors/{creditorId}/api-keys/{apiKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getAnyApiKey"];
        put?: never;
        post?: never;
        delete: operations["revokeAnyApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listOperatorKeys"];
        put?: never;
        post: operations["createOperatorKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator-keys/{operatorKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["revokeOperatorKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getSession"];
        put?: never;
        post: operations["signIn"];
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch: operations["changeSession"];
        trace?: never;
    };
    "/v1/session/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signInByLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oidc/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["beginOidc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["finishOidc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oidc/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signOutOfOidc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete: operations["endSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["beginSecondFactor"];
        delete: operations["endSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["askForPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["acceptPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["changePerson"];
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listInvitations"];
        put?: never;
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getInvitation"];
        put?: never;
        post?: never;
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDebtors"];
        put?: never;
        post: operations["createDebtor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["searchAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtors/{debtorId}/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDebtorMemberships"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtors/{debtorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDebtor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["changeDebtor"];
        trace?: never;
    };
    "/v1/debtors/{debtorId}/mandate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["setMandate"];
        post?: never;
        delete: operations["endMandate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtors/{debtorId}/mandates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listMandates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtor-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDebtorGroups"];
        put?: never;
        post: operations["createDebtorGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtor-groups/{debtorGroupId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDebtorGroup"];
        put?: never;
        post?: never;
        delete: operations["deleteDebtorGroup"];
        options?: never;
        head?: never;
        patch: operations["renameDebtorGroup"];
        trace?: never;
    };
    "/v1/debtor-groups/{debtorGroupId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listGroupMembers"];
        put?: never;
        post: operations["addGroupMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtor-groups/{debtorGroupId}/members/debtors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["addGroupDebtors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtor-groups/{debtorGroupId}/members/{groupMemberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getGroupMember"];
        put?: never;
        post?: never;
        delete: operations["deleteGroupMember"];
        options?: never;
        head?: never;
        patch: operations["changeGroupMember"];
        trace?: never;
    };
    "/v1/imports/debtors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["importDebtors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/debtors/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDebtorTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listItems"];
        put?: never;
        post: operations["createItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["changeItem"];
        trace?: never;
    };
    "/v1/imports/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["importItems"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/items/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getItemTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}/prices/{validFrom}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["setItemPrice"];
        post?: never;
        delete: operations["deleteItemPrice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listItemPrices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSubscriptions"];
        put?: never;
        post: operations["createSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getSubscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["changeSubscription"];
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPeriods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["previewSubscription"];
        put?: never;
        post: operations["previewChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["previewNewSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["replaceLines"];
        post: operations["addLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/lines/{position}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["changeLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/lines/{position}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["endLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/lines/{position}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listLineHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-changes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["previewPriceChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["applyPriceChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/indexation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getIndexation"];
        put: operations["setIndexation"];
        post?: never;
        delete: operations["endIndexation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/indexation/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resendAnnouncement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/index-tables/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getIndexTable"];
        put: operations["putIndexTable"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/index-tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listIndexTables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/one-off-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listOneOffLines"];
        put?: never;
        post: operations["addOneOffLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/one-off-lines/{oneOffLineId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["withdrawOneOffLine"];
        options?: never;
        head?: never;
        patch: operations["changeOneOffLine"];
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/end-date": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["setEndDate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/bill-now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["billNow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["retrySubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancelSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reactivateSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/pauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPauses"];
        put?: never;
        post: operations["addPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/pauses/{pauseId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resumeSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/skips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["skipPeriod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/skips/{periodFrom}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["unskipPeriod"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDrafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draftId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draftId}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["editDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draftId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["releaseDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["releaseDrafts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draftId}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["dropDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["importSubscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/subscriptions/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getSubscriptionTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/debtor-group-members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["importDebtorGroupMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/debtor-group-members/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDebtorGroupMemberTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/subscription-group-members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["importSubscriptionGroupMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/subscription-group-members/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getSubscriptionGroupMemberTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/mandates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["importMandates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/mandates/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getMandateTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/one-off-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["importOneOffLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/one-off-lines/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getOneOffLineTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSubscriptionMembers"];
        put?: never;
        post: operations["addSubscriptionMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/members/{memberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getSubscriptionMember"];
        put?: never;
        post?: never;
        delete: operations["deleteSubscriptionMember"];
        options?: never;
        head?: never;
        patch: operations["changeSubscriptionMember"];
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/debtors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listGroupDebtors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/debtors/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["previewGroup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/member-terms/{debtorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getMemberTerms"];
        put: operations["setMemberTerms"];
        post?: never;
        delete: operations["deleteMemberTerms"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/member-terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listMemberTerms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAllRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getAnyRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/runs/{runId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listRunMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/runs/{runId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["retryRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/runs/{runId}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["stopRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/runs/{runId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resumeRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listInvoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{invoiceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getInvoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{invoiceId}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getInvoicePdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{invoiceId}/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getInvoiceMail"];
        put?: never;
        post: operations["resendInvoiceMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{invoiceId}/mail/contents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getInvoiceMailContents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{invoiceId}/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCreditNotes"];
        put?: never;
        post: operations["creditInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{invoiceId}/write-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["writeOffInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{invoiceId}/write-off/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["undoWriteOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{invoiceId}/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listInvoiceMatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminder-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReminderSettings"];
        put: operations["putReminderSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminders/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["previewReminders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReminders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminders/{reminderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReminder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminders/{reminderId}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReminderPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminders/{reminderId}/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReminderMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminders/{reminderId}/mail/contents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReminderMailContents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminders/{reminderId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resendReminder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminders/{reminderId}/waive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["waiveReminderCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminders/{reminderId}/write-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["writeOffReminder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminders/{reminderId}/write-off/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["undoReminderWriteOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminders/{reminderId}/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReminderMatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminder-holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReminderHolds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtors/{debtorId}/reminder-hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDebtorHold"];
        put: operations["holdDebtor"];
        post?: never;
        delete: operations["endDebtorHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{invoiceId}/reminder-hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getInvoiceHold"];
        put: operations["holdBackInvoice"];
        post?: never;
        delete: operations["endInvoiceHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminder-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReminderProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminder-proposals/{proposalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReminderProposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminder-proposals/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sendReminderProposals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminder-proposals/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rejectReminderProposals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminder-proposals/{proposalId}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sendReminderProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminder-proposals/{proposalId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rejectReminderProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debt-cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDebtCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debt-cases/{debtCaseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDebtCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debt-cases/{debtCaseId}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDebtCasePdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debt-cases/{debtCaseId}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handOverDebtCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reference-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReferenceRates"];
        put: operations["putReferenceRates"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPayments"];
        put?: never;
        post: operations["enterPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["assignPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["undoPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-matches/{paymentMatchId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["undoMatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["dismissPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["settlePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reopenPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtors/{debtorId}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDebtorAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtors/{debtorId}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtors/{debtorId}/statement/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getStatementPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtors/{debtorId}/statement/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sendStatement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtors/{debtorId}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDebtorTransfers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtors/{debtorId}/apply-credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["applyCredit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtors/{debtorId}/pay-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payOutCredit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtors/{debtorId}/pay-outs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["askPayOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pay-outs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPayOuts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pay-outs/{payOutId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPayOut"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pay-outs/{payOutId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdrawPayOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pay-outs/{payOutId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["answerPayOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtor-balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDebtorBalances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/aged-debtors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAgedDebtors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/aged-totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getAgedTotals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listLedgerAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/turnover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listTurnover"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics/months": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listMonthFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/account-numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getAccountNumbers"];
        put: operations["putAccountNumbers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReceivedDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getForecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/expected-payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listExpectedPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-mails/{paymentMailId}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPaymentMailFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-mails/{paymentMailId}/contents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPaymentMailContents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-mails/{paymentMailId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resendPaymentMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPrintQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPrintBatches"];
        put?: never;
        post: operations["createPrintBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-batches/{printBatchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPrintBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-batches/{printBatchId}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listBatchLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-batches/{printBatchId}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getBatchPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-batches/{printBatchId}/printed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["markBatchPrinted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{invoiceId}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["printInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statement-mails/{statementMailId}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getStatementMailFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statement-mails/{statementMailId}/contents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getStatementMailContents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statement-mails/{statementMailId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resendStatementMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/received-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReceivedFiles"];
        put?: never;
        post: operations["uploadReceivedFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/received-files/{receivedFileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReceivedFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/received-files/{receivedFileId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReceivedFileContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/received-files/{receivedFileId}/read-anyway": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["readReceivedFileAnyway"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/received-files/{receivedFileId}/read-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["readReceivedFileAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCollections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collectionId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdrawCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collectionId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancelCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-date": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPaymentDate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDeliveries"];
        put?: never;
        post: operations["closeDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{deliveryId}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDeliveryFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{deliveryId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["confirmDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{deliveryId}/send-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sendDeliveryAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mandate-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listMandateEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mandate-events/{mandateEventId}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["settleMandateEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSlips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mandate-registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listMandateRegistrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtors/{debtorId}/mandate-registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["queueMandateRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mandate-registrations/{registrationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["withdrawMandateRegistration"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/self-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSelfChecks"];
        put?: never;
        post: operations["runSelfCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/self-checks/{selfCheckId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getSelfCheck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/open-findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listOpenFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{findingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getFinding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["repairFindings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{findingId}/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["repairFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listWebhookEndpoints"];
        put?: never;
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{webhookEndpointId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getWebhookEndpoint"];
        put?: never;
        post?: never;
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        patch: operations["changeWebhookEndpoint"];
        trace?: never;
    };
    "/v1/webhook-endpoints/{webhookEndpointId}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{webhookEndpointId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["testWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{webhookEndpointId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["enableWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{webhookEndpointId}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["disableWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{webhookEndpointId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{webhookEndpointId}/deliveries/{webhookDeliveryId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resendWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{apiKeyId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listApiKeyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collectionId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCollectionAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debt-cases/{debtCaseId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDebtCaseAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/debtors/{debtorId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDebtorAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{deliveryId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDeliveryAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listItemAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mandate-events/{mandateEventId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listMandateEventAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPaymentAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminders/{reminderId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReminderAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminder-holds/{reminderHoldId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReminderHoldAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminder-proposals/{proposalId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReminderProposalAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/print-batches/{printBatchId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPrintBatchAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/self-checks/{selfCheckId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSelfCheckAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{findingId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listFindingAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscriptionId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSubscriptionAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{webhookEndpointId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listWebhookEndpointAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        CreditorInput: {
            name: string;
            addressLines: string[];
            postcode: string;
            city: string;
            country?: string;
            cvr: string;
            /** Format: email */
            email: string;
            phone?: string | null;
            paymentTermsDays?: number;
            /** @enum {string} */
            letterMarks?: "none" | "c5" | "m65";
            monthlyStatements?: components["schemas"]["MonthlyStatements"] | null;
            fiCreditorNumber: string;
            betalingsservice?: components["schemas"]["BetalingsserviceAgreementInput"] | null;
            timeZone?: string;
            invoiceSeries?: {
                prefix?: string;
                firstNumber?: number;
            };
            creditNoteSeries?: {
                prefix?: string;
                firstNumber?: number;
            };
            reminderSeries?: {
                prefix?: string;
                firstNumber?: number;
            };
            firstPaymentNumber?: number;
        };
        MonthlyStatements: {
            /** @enum {string} */
            recipients: "with_open" | "with_entries";
            bankDay: number;
        };
        BetalingsserviceAgreementInput: {
            pbsNumber: string;
            debtorGroup: string;
            dataSupplierNumber: string;
            dataSupplierShared?: boolean;
            mainText?: string;
            settings?: components["schemas"]["BetalingsserviceSettingsInput"];
        };
        BetalingsserviceSettingsInput: {
            calendar?: {
                deadlineBankDaysFromEnd?: number;
                deadlineHour?: number;
                late?: {
                    allowed?: boolean;
                    bankDaysFromEnd?: number;
                };
                maxDaysAhead?: number;
                closesMinutesBeforeDeadline?: number;
                invoiceBankDaysBeforeDeadline?: number;
                cancellationBankDays?: number;
                /** @enum {string} */
                closedDay?: "next_bank_day" | "previous_bank_day" | "as_is";
            };
            format?: {
                /** @enum {string} */
                customerNumberPadding?: "zeros" | "blanks";
                /** @enum {string} */
                mandateNumbers?: "sent" | "zeros";
                /** @enum {string} */
                negativeNet?: "hold_payouts" | "refuse";
                /** @enum {string} */
                payerIdAutomatic?: "blank" | "zeros" | "payment_id";
                /** @enum {string} */
                payerIdSlip?: "payment_id" | "blank";
                /** @enum {string} */
                slipSection?: "0117" | "0118";
                companyFlags?: string;
                /** @enum {string} */
                trailingBlanks?: "padded" | "trimmed";
            };
            services?: {
                payOuts?: boolean;
                /** @enum {string} */
                slips?: "none" | "with_collections" | "daily";
                slipAndMail?: boolean;
            };
        };
        CreditorChange: {
            name?: string;
            addressLines?: string[];
            postcode?: string;
            city?: string;
            country?: string;
            cvr?: string;
            /** Format: email */
            email?: string;
            phone?: string | null;
            paymentTermsDays?: number;
            /** @enum {string} */
            letterMarks?: "none" | "c5" | "m65";
            monthlyStatements?: components["schemas"]["MonthlyStatements"] | null;
            fiCreditorNumber?: string;
            betalingsservice?: components["schemas"]["BetalingsserviceAgreementInput"] | null;
        };
        BankAccountsInput: {
            accounts: string[];
        };
        ApiKeyInput: {
            /** Format: uuid */
            creditorId?: string;
            /** @enum {string} */
            role: "admin" | "read_only";
            name: string;
            scopes?: ("read" | "write" | "money" | "settings")[];
            addresses?: string[];
            /** Format: date-time */
            expiresAt?: string;
        };
        ApiKeyRotation: {
            overlapHours?: number;
            /** Format: date-time */
            expiresAt?: string;
        };
        OperatorKeyInput: {
            name: string;
            addresses?: string[];
            /** Format: date-time */
            expiresAt?: string;
        };
        SignIn: {
            /** Format: email */
            email: string;
            password: string;
            code?: string;
        };
        SessionChange: {
            creditorId?: string | null;
            /** @enum {string} */
            language?: "da" | "en";
            name?: string;
        };
        SignInLink: {
            token: string;
        };
        OidcAnswer: {
            answer: string;
        };
        PasswordChange: {
            currentPassword?: string | null;
            newPassword: string;
        };
        SecondFactorEnd: {
            code: string;
        };
        SecondFactorCode: {
            code: string;
        };
        PasswordResetRequest: {
            /** Format: email */
            email: string;
        };
        PasswordResetAcceptance: {
            token: string;
            password: string;
        };
        PersonChange: {
            /** @enum {string} */
            role?: "admin" | "bookkeeper" | "read_only";
            isDisabled?: boolean;
        };
        InvitationInput: {
            /** Format: email */
            email: string;
            /** @enum {string} */
            role: "admin" | "bookkeeper" | "read_only";
            /** @enum {string} */
            language?: "da" | "en";
            /** Format: uuid */
            creditorId?: string;
        };
        InvitationAcceptance: {
            token: string;
            name: string;
            password: string;
        };
        DebtorInput: {
            name: string;
            addressLines: string[];
            postcode: string;
            city: string;
            country?: string;
            cvr?: string | null;
            /** @enum {string} */
            kind?: "consumer" | "business" | "public";
            ean?: string | null;
            reference?: string | null;
            email?: string | null;
            alsoTo?: string[];
            copyTo?: string[];
            /** @enum {string} */
            delivery?: "mail" | "paper" | "slip";
            /** @enum {string} */
            language?: "da" | "en";
            customerNumber?: string;
        };
        DebtorChange: {
            name?: string;
            addressLines?: string[];
            postcode?: string;
            city?: string;
            country?: string;
            cvr?: string | null;
            /** @enum {string} */
            kind?: "consumer" | "business" | "public";
            ean?: string | null;
            reference?: string | null;
            email?: string | null;
            alsoTo?: string[];
            copyTo?: string[];
            /** @enum {string} */
            delivery?: "mail" | "paper" | "slip";
            /** @enum {string} */
            language?: "da" | "en";
        };
        MandateInput: {
            mandateNumber: string;
            /** Format: date */
            activeFrom: string;
            debtorGroup?: string | null;
        };
        MandateEnd: {
            /** Format: date */
            endedOn: string;
        };
        DebtorGroupInput: {
            name: string;
        };
        MemberInput: {
            /** Format: uuid */
            debtorId?: string;
            /** Format: uuid */
            debtorGroupId?: string;
            /** Format: date */
            joinedOn: string;
            leftOn?: string | null;
        };
        MembersInput: {
            debtorIds: string[];
            /** Format: date */
            joinedOn: string;
            leftOn?: string | null;
        };
        MemberChange: {
            /** Format: date */
            joinedOn?: string;
            leftOn?: string | null;
        };
        ItemInput: {
            number: string;
            nameDa: string;
            nameEn: string;
            unitPrice: string;
            /** @enum {string} */
            vatCode: "standard" | "exempt";
            descriptionDa?: string | null;
            descriptionEn?: string | null;
        };
        ItemChange: {
            number?: string;
            nameDa?: string;
            nameEn?: string;
            unitPrice?: string;
            /** @enum {string} */
            vatCode?: "standard" | "exempt";
            descriptionDa?: string | null;
            descriptionEn?: string | null;
            archived?: boolean;
        };
        ItemPriceInput: {
            unitPrice: string;
        };
        SubscriptionInput: {
            /** @enum {string} */
            kind?: "single" | "group";
            debtorId?: string | null;
            reference?: string | null;
            /** Format: date */
            startOn: string;
            interval: {
                /** @enum {string} */
                unit: "day" | "month";
                count: number;
            };
            alignment?: {
                /** @constant */
                kind: "anniversary";
            } | {
                /** @constant */
                kind: "anchor_day";
                day: number;
            } | {
                /** @constant */
                kind: "anchor_date";
                /** Format: date */
                date: string;
            } | {
                /** @constant */
                kind: "calendar";
            } | {
                /** @constant */
                kind: "calendar_eom";
            };
            /** @enum {string} */
            charge?: "advance" | "arrears";
            leadDays?: number;
            /** @enum {string} */
            firstPartial?: "full" | "proportional" | "free";
            /** @enum {string} */
            lastPartial?: "full" | "proportional" | "free";
            endOn?: string | null;
            paymentTerms?: {
                /** @constant */
                kind: "net_days";
                days: number;
            } | {
                /** @constant */
                kind: "current_month";
                days: number;
            } | {
                /** @constant */
                kind: "fixed_day";
                day: number;
            };
            draftWindowDays?: number;
            lines: components["schemas"]["StandingLineInput"][];
            oneOffLines?: components["schemas"]["OneOffLineInput"][];
        };
        StandingLineInput: {
            /** Format: uuid */
            itemId?: string;
            text?: string;
            quantity: string;
            /** @enum {string} */
            vatCode?: "standard" | "exempt";
            unitPrice?: string;
            followItemPrice?: boolean;
            discountPercent?: string | null;
            discountAmount?: string | null;
            validFrom?: string | null;
            validTo?: string | null;
            prorated?: boolean;
        };
        OneOffLineInput: {
            /** Format: uuid */
            itemId?: string;
            text?: string;
            quantity: string;
            /** @enum {string} */
            vatCode?: "standard" | "exempt";
            unitPrice?: string;
            chargeOn?: string | null;
            debtorId?: string | null;
        };
        SubscriptionChange: {
            reference?: string | null;
            paymentTerms?: {
                /** @constant */
                kind: "net_days";
                days: number;
            } | {
                /** @constant */
                kind: "current_month";
                days: number;
            } | {
                /** @constant */
                kind: "fixed_day";
                day: number;
            };
            draftWindowDays?: number;
        };
        SubscriptionChangePreview: {
            endOn?: string | null;
            lines?: components["schemas"]["StandingLineInput"][];
        };
        LinesInput: {
            lines: components["schemas"]["StandingLineInput"][];
        };
        LineChange: {
            /** @enum {string} */
            effective: "now" | "next_period" | "date";
            /** Format: date */
            on?: string;
            prorated?: boolean;
            unitPrice?: string;
            quantity?: string;
            discountPercent?: string | null;
            discountAmount?: string | null;
            text?: string | null;
        };
        LineEnd: {
            /** Format: date */
            on: string;
            prorated?: boolean;
        };
        PriceChangeInput: {
            selection: {
                /** Format: uuid */
                itemId?: string;
                subscriptionIds?: string[];
                /** Format: uuid */
                debtorGroupId?: string;
                q?: string;
            };
            change: {
                /** @constant */
                kind: "percent";
                percent: string;
            } | {
                /** @constant */
                kind: "amount";
                amount: string;
            } | {
                /** @constant */
                kind: "unit_price";
                unitPrice: string;
            } | {
                /** @constant */
                kind: "quantity";
                quantity: string;
            };
            /** @enum {string} */
            effective: "now" | "next_period" | "date";
            /** Format: date */
            on?: string;
            prorated?: boolean;
        };
        PriceChangeApplication: {
            selection: {
                /** Format: uuid */
                itemId?: string;
                subscriptionIds?: string[];
                /** Format: uuid */
                debtorGroupId?: string;
                q?: string;
            };
            change: {
                /** @constant */
                kind: "percent";
                percent: string;
            } | {
                /** @constant */
                kind: "amount";
                amount: string;
            } | {
                /** @constant */
                kind: "unit_price";
                unitPrice: string;
            } | {
                /** @constant */
                kind: "quantity";
                quantity: string;
            };
            /** @enum {string} */
            effective: "now" | "next_period" | "date";
            /** Format: date */
            on?: string;
            prorated?: boolean;
            token: string;
        };
        IndexationInput: {
            rule: {
                /** @constant */
                kind: "percent";
                percent: string;
            } | {
                /** @constant */
                kind: "index_table";
                table: string;
                baseMonth: string;
                floorPercent?: string | null;
                capPercent?: string | null;
            };
            month: number;
            day: number;
            noticeDays?: number;
            /** Format: date */
            fromOn?: string;
        };
        AnnouncementInput: {
            /** Format: date */
            dueOn: string;
        };
        IndexTableInput: {
            values: {
                month: string;
                value: string;
            }[];
        };
        OneOffLineChange: {
            text?: string;
            quantity?: string;
            unitPrice?: string;
            /** @enum {string} */
            vatCode?: "standard" | "exempt";
            chargeOn?: string | null;
        };
        EndDateInput: {
            endOn: string | null;
        };
        BillNowInput: {
            /** Format: date */
            periodFrom: string;
        };
        CancelInput: {
            /** @enum {string} */
            when?: "now" | "period_end" | "date";
            /** Format: date */
            on?: string;
            credit?: boolean;
        };
        ReactivationInput: {
            /** Format: date */
            startOn?: string;
        };
        PauseInput: {
            /** Format: date */
            from: string;
            to?: string | null;
            /** @enum {string} */
            missed: "skip" | "bill";
        };
        ResumeInput: {
            /** Format: date */
            from?: string;
        };
        SkipInput: {
            /** Format: date */
            periodFrom: string;
        };
        DraftLinesInput: {
            lines: components["schemas"]["DraftLineInput"][];
        };
        DraftLineInput: {
            text: string;
            quantity: string;
            unitPrice: string;
            discountAmount?: string;
            /** @enum {string} */
            vatCode: "standard" | "exempt";
            share?: {
                afterDays: number;
                throughDays: number;
                ofDays: number;
            } | null;
            standingLineId?: string | null;
            oneOffLineId?: string | null;
        };
        ReleaseDraftsInput: {
            ids: string[];
        };
        MemberTermsInput: {
            quantity?: string | null;
            discountPercent?: string | null;
            leftOutUntil?: string | null;
        };
        CreditNoteInput: {
            lines?: components["schemas"]["CreditLineInput"][];
            /** Format: date */
            unusedAfter?: string;
        };
        CreditLineInput: {
            text: string;
            quantity: string;
            unitPrice: string;
            /** @enum {string} */
            vatCode: "standard" | "exempt";
        };
        WriteOff: {
            amount?: string;
            note: string;
        };
        ReminderSettingsInput: {
            levels: components["schemas"]["ReminderLevelInput"][];
            /** Format: date */
            startOn: string;
            smallest?: string;
            graceBankDays?: number;
            /** @enum {string} */
            dayCount?: "actual/365" | "30/360";
            /** @enum {string} */
            missingRate?: "without_interest" | "wait";
            noticeDays?: number;
            waitsForApproval?: boolean;
            afterBankFile?: boolean;
            isPaused?: boolean;
        };
        ReminderLevelInput: {
            afterDays: number;
            fee: string;
            interest: boolean;
            compensation: boolean;
            isNotice: boolean;
            text?: string | null;
        };
        ReminderWaiverInput: {
            /** @enum {string} */
            charge: "fee" | "compensation" | "interest";
            reason: string;
        };
        ReminderWriteOff: {
            amount?: string;
            note: string;
        };
        ReminderHoldInput: {
            reason: string;
            isDisputed?: boolean;
            until?: string | null;
        };
        ReminderProposalsInput: {
            ids: string[];
        };
        DebtCaseHandOver: {
            /** Format: date */
            on?: string;
            note?: string | null;
        };
        ReferenceRatesInput: {
            rates: components["schemas"]["ReferenceRateInput"][];
        };
        ReferenceRateInput: {
            /** Format: date */
            from: string;
            rate: string;
        };
        PaymentInput: {
            /** Format: date */
            date: string;
            amount: string;
            /** @enum {string} */
            how: "transfer" | "cash" | "mobilepay" | "other";
            /** Format: uuid */
            invoiceId?: string;
            /** Format: uuid */
            debtorId?: string;
            note?: string;
        };
        PaymentAssignment: {
            allocations: components["schemas"]["AllocationInput"][];
        };
        AllocationInput: {
            /** Format: uuid */
            invoiceId?: string;
            /** Format: uuid */
            debtorId?: string;
            amount: string;
        };
        PaymentDismissal: {
            reason: string;
        };
        PaymentSettlement: {
            note: string;
        };
        StatementMailInput: {
            /** Format: date */
            from?: string;
            /** Format: date */
            to?: string;
        };
        CreditApplication: {
            /** Format: uuid */
            invoiceId: string;
            amount?: string;
        };
        CreditPayOut: {
            amount: string;
            note: string;
        };
        PayOutInput: {
            amount?: string;
            note: string;
        };
        PayOutAnswerInput: {
            /** @enum {string} */
            outcome: "paid" | "refused";
            note: string;
        };
        AccountNumbersInput: {
            accounts: components["schemas"]["AccountNumberInput"][];
        };
        AccountNumberInput: {
            /** @enum {string} */
            account: "receivables" | "credits" | "unmatched" | "bank" | "sales" | "vat" | "write_offs" | "reminder_fees" | "interest" | "compensation";
            number: string;
            name: string;
        };
        PrintBatchInput: {
            limit?: number;
        };
        PrintRequest: {
            reason: string;
        };
        ReadAnyway: {
            reason: string;
        };
        CollectionWithdrawal: {
            mail?: boolean;
        };
        MandateRegistrationInput: {
            /** @enum {string} */
            kind: "register" | "cancel" | "change_customer_number";
            registrationNumber?: string | null;
            accountNumber?: string | null;
            payerNumber?: string | null;
            newCustomerNumber?: string | null;
            wantedOn?: string | null;
        };
        WebhookEndpointInput: {
            url: string;
            types?: ("invoice.issued" | "invoice.mailed" | "invoice.mail_failed" | "invoice.paid" | "invoice.part_paid" | "invoice.reopened" | "invoice.overdue" | "invoice.credited" | "invoice.written_off" | "payment.waiting" | "collection.sent" | "collection.refused" | "collection.charged_back" | "mandate.begun" | "mandate.ended" | "subscription.created" | "subscription.changed" | "subscription.needs_attention" | "subscription.ended" | "run.finished" | "delivery.sent" | "delivery.in_doubt" | "finding.opened")[] | null;
            description?: string | null;
        };
        WebhookEndpointChange: {
            url?: string;
            types?: ("invoice.issued" | "invoice.mailed" | "invoice.mail_failed" | "invoice.paid" | "invoice.part_paid" | "invoice.reopened" | "invoice.overdue" | "invoice.credited" | "invoice.written_off" | "payment.waiting" | "collection.sent" | "collection.refused" | "collection.charged_back" | "mandate.begun" | "mandate.ended" | "subscription.created" | "subscription.changed" | "subscription.needs_attention" | "subscription.ended" | "run.finished" | "delivery.sent" | "delivery.in_doubt" | "finding.opened")[] | null;
            description?: string | null;
        };
        WebhookSecretRotation: {
            overlapHours?: number;
        };
        Creditor: {
            id: string;
            name: string;
            addressLines: string[];
            postcode: string;
            city: string;
            country: string;
            cvr: string;
            email: string;
            phone: string | null;
            timeZone: string;
            paymentTermsDays: number;
            /** @enum {string} */
            letterMarks: "none" | "c5" | "m65";
            monthlyStatements: components["schemas"]["MonthlyStatements"] | null;
            fiCreditorNumber: string;
            betalingsservice: {
                pbsNumber: string;
                debtorGroup: string;
                dataSupplierNumber: string;
                dataSupplierShared: boolean;
                mainText: string;
                settings: components["schemas"]["BetalingsserviceSettings"];
            } | null;
            warnings: components["schemas"]["CreditorWarning"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        BetalingsserviceSettings: {
            calendar: {
                deadlineBankDaysFromEnd: number;
                deadlineHour: number;
                late: {
                    allowed: boolean;
                    bankDaysFromEnd: number;
                };
                maxDaysAhead: number;
                closesMinutesBeforeDeadline: number;
                invoiceBankDaysBeforeDeadline: number;
                cancellationBankDays: number;
                /** @enum {string} */
                closedDay: "next_bank_day" | "previous_bank_day" | "as_is";
            };
            format: {
                /** @enum {string} */
                customerNumberPadding: "zeros" | "blanks";
                /** @enum {string} */
                mandateNumbers: "sent" | "zeros";
                /** @enum {string} */
                negativeNet: "hold_payouts" | "refuse";
                /** @enum {string} */
                payerIdAutomatic: "blank" | "zeros" | "payment_id";
                /** @enum {string} */
                payerIdSlip: "payment_id" | "blank";
                /** @enum {string} */
                slipSection: "0117" | "0118";
                companyFlags: string;
                /** @enum {string} */
                trailingBlanks: "padded" | "trimmed";
            };
            services: {
                payOuts: boolean;
                /** @enum {string} */
                slips: "none" | "with_collections" | "daily";
                slipAndMail: boolean;
            };
        };
        CreditorWarning: {
            path: string;
            /** @enum {string} */
            code: "unusual_fi_creditor_number";
            message: string;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail: string;
            errors?: {
                path: string;
                code: components["schemas"]["FieldCode"];
                message: string;
            }[];
            requestId: string;
            billedThrough?: string | null;
            /** Format: date */
            cancellableUntil?: string;
            circle?: {
                debtorGroupId: string;
                name: string;
            }[];
            credit?: string;
            debtorGroupIds?: string[];
            debtorId?: string;
            draftId?: string;
            draftStatus?: string;
            /** Format: date */
            earliest?: string;
            invoiceId?: string | null;
            /** Format: date */
            lastBillingOn?: string;
            left?: string;
            nextPeriod?: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            } | null;
            open?: string;
            paid?: string;
            pauseId?: string;
            paymentId?: string;
            paymentMatchId?: string;
            reactivatedById?: string;
            refused?: {
                subscriptionId: string;
                code: ("after_end" | "amount_too_large" | "announced_step" | "awaits_approval" | "before_start" | "discount_exceeds_line" | "negative_price" | "too_far_ahead" | "too_late") | null;
            }[];
            report?: components["schemas"]["ImportReport"];
            retryAfterSeconds?: number;
            scope?: string;
            role?: string;
            subscriptionIds?: string[];
            /** Format: date */
            today?: string;
            waits?: string;
        };
        /** @enum {string} */
        FieldCode: "address_inside" | "after_end" | "after_end_date" | "already_billed" | "already_over" | "anchor_day_needs_months" | "base_month_invalid" | "before_from" | "before_start" | "beyond_calendar" | "calendar_eom_needs_months" | "control_character" | "end_before_start" | "exceeds_line" | "fee_above_limit" | "fee_too_soon" | "first_address_needed" | "first_interval_too_early" | "floor_above_cap" | "follows_item" | "given_twice" | "group_cycle" | "group_has_members" | "in_advance_only" | "in_the_future" | "in_the_past" | "index_value_missing" | "interval_not_of_the_calendar" | "invalid_element" | "invalid_format" | "invalid_key" | "invalid_type" | "invalid_union" | "invalid_value" | "item_archived" | "item_needed" | "item_price_dated" | "last_period_billed" | "level_after_notice" | "line_there_already" | "mandate_ended" | "mandate_ends" | "mandate_in_force" | "month_twice" | "more_errors" | "needed" | "negative_price" | "no_item" | "no_line_in_force" | "no_subscription" | "no_such_day" | "not_a_cursor" | "not_a_customer_number" | "not_a_cvr" | "not_a_date" | "not_a_decimal" | "not_a_group" | "not_a_member" | "not_a_month" | "not_a_period_start" | "not_a_postcode" | "not_a_reference_day" | "not_a_share" | "not_above_lead_days" | "not_after_deadline" | "not_allowed" | "not_an_account" | "not_an_amount" | "not_an_ean" | "not_for_groups" | "not_found" | "not_https" | "not_multiple_of" | "not_needed" | "not_of_the_period" | "not_positive" | "not_sortable" | "not_with_csv" | "nothing" | "nothing_changed" | "nothing_visible" | "notice_too_short" | "one_of_two" | "only_with_date" | "only_with_debtor" | "percent_out_of_range" | "price_in_the_past" | "range_too_long" | "repeated" | "required" | "set_by_operator" | "several_subscriptions" | "stays_overlap" | "subscription_there_already" | "text_too_long" | "too_big" | "too_common" | "too_far_ahead" | "too_small" | "two_discounts" | "unclosed_placeholder" | "unknown_field" | "unknown_placeholder" | "wrong" | "wrong_sign";
        ImportReport: {
            dryRun: boolean;
            rows: number;
            created: number;
            updated: number;
            unchanged: number;
            ignoredColumns: string[];
            errors: components["schemas"]["ImportError"][];
            moreErrors: number;
        };
        ImportError: {
            line: number;
            column: string | null;
            code: string;
            message: string;
        };
        BankAccounts: {
            accounts: string[];
        };
        NewApiKey: {
            id: string;
            creditorId: string | null;
            /** @enum {string} */
            role: "operator" | "admin" | "read_only";
            name: string;
            scopes: ("read" | "write" | "money" | "settings")[];
            addresses: string[];
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            revokedAt: string | null;
            secret: string | null;
        };
        ApiKey: {
            id: string;
            creditorId: string | null;
            /** @enum {string} */
            role: "operator" | "admin" | "read_only";
            name: string;
            scopes: ("read" | "write" | "money" | "settings")[];
            addresses: string[];
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            revokedAt: string | null;
        };
        NewOperatorKey: {
            id: string;
            name: string;
            addresses: string[];
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            revokedAt: string | null;
            secret: string | null;
        };
        OperatorKey: {
            id: string;
            name: string;
            addresses: string[];
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            revokedAt: string | null;
        };
        SessionOrNone: components["schemas"]["Session"] | components["schemas"]["NoSession"];
        Session: {
            person: {
                id: string;
                email: string;
                name: string;
                /** @enum {string} */
                language: "da" | "en";
                isOperator: boolean;
                hasSecondFactor: boolean;
            };
            creditor: components["schemas"]["SessionCreditor"] | null;
            creditors: components["schemas"]["SessionCreditor"][];
            oidc: {
                name: string;
                isKnown: boolean;
                isSignedIn: boolean;
            } | null;
            temporalUiUrl: string | null;
            temporalNamespace: string | null;
        };
        SessionCreditor: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "bookkeeper" | "read_only";
        };
        NoSession: {
            person: null;
            oidc: {
                name: string;
            } | null;
        };
        OidcStart: {
            url: string;
        };
        OidcSignOut: {
            url: string | null;
        };
        SessionOfMine: {
            id: string;
            isThisOne: boolean;
            agent: string | null;
            creditorName: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            seenAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        SecondFactor: {
            secret: string;
            uri: string;
        };
        RecoveryCodes: {
            recoveryCodes: string[];
        };
        PasswordReset: {
            email: string;
        };
        Person: {
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "bookkeeper" | "read_only";
            hasSecondFactor: boolean;
            disabledAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        Invitation: {
            id: string;
            email: string;
            role: ("admin" | "bookkeeper" | "read_only") | null;
            /** @enum {string} */
            language: "da" | "en";
            invitedBy: string | null;
            /** @enum {string} */
            status: "open" | "accepted" | "revoked" | "expired";
            mail: {
                /** @enum {string} */
                status: "not_mailed" | "waiting" | "sent" | "failed";
                attempts: number;
                lastError: string | null;
                sentAt: string | null;
            };
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        Accepted: {
            email: string;
        };
        Debtor: {
            id: string;
            customerNumber: string;
            name: string;
            addressLines: string[];
            postcode: string;
            city: string;
            country: string;
            cvr: string | null;
            /** @enum {string} */
            kind: "consumer" | "business" | "public";
            ean: string | null;
            reference: string | null;
            email: string | null;
            alsoTo: string[];
            copyTo: string[];
            /** @enum {string} */
            delivery: "mail" | "paper" | "slip";
            /** @enum {string} */
            language: "da" | "en";
            mandate: {
                mandateNumber: string;
                /** Format: date */
                activeFrom: string;
                /** Format: date */
                endedOn: string | null;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ListedDebtor: {
            id: string;
            customerNumber: string;
            name: string;
            addressLines: string[];
            postcode: string;
            city: string;
            country: string;
            cvr: string | null;
            /** @enum {string} */
            kind: "consumer" | "business" | "public";
            ean: string | null;
            reference: string | null;
            email: string | null;
            alsoTo: string[];
            copyTo: string[];
            /** @enum {string} */
            delivery: "mail" | "paper" | "slip";
            /** @enum {string} */
            language: "da" | "en";
            mandate: {
                mandateNumber: string;
                /** Format: date */
                activeFrom: string;
                /** Format: date */
                endedOn: string | null;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            balance?: {
                open: string;
                overdue: string;
                credit: string;
            };
        };
        Found: {
            debtors: components["schemas"]["Debtor"][];
            invoices: components["schemas"]["InvoiceSummary"][];
            reminders: components["schemas"]["ReminderSummary"][];
            subscriptions: components["schemas"]["SubscriptionSummary"][];
            payments: components["schemas"]["PaymentSummary"][];
            items: components["schemas"]["Item"][];
            debtorGroups: components["schemas"]["DebtorGroup"][];
        };
        InvoiceSummary: {
            id: string;
            /** @enum {string} */
            kind: "invoice" | "credit_note";
            number: string;
            subscriptionId: string;
            debtorId: string;
            debtorName: string;
            customerNumber: string;
            subscriptionReference: string | null;
            /** Format: date */
            periodFrom: string;
            /** Format: date */
            periodTo: string;
            /** Format: date */
            issuedOn: string;
            /** Format: date */
            dueOn: string;
            /** @enum {string} */
            language: "da" | "en";
            paymentMethod: ("fi71" | "betalingsservice") | null;
            paymentId: string | null;
            creditsInvoiceId: string | null;
            net: string;
            vat: string;
            total: string;
            credited: string;
            open: string | null;
            paymentStatus: ("open" | "partly_paid" | "settled") | null;
            overdue: boolean | null;
            delivery: ("mail" | "paper" | "slip") | null;
            mailStatus: ("waiting" | "sent" | "failed") | null;
            collectionStatus: ("queued" | "delivered" | "too_late" | "withdrawn" | "cancelling" | "paid" | "rejected" | "cancelled" | "charged_back") | null;
            collection: components["schemas"]["PaymentDate"] | null;
            /** Format: date-time */
            createdAt: string;
        };
        PaymentDate: {
            /** Format: date */
            paymentDate: string;
            /** Format: date-time */
            deadlineAt: string;
            /** Format: date-time */
            closesAt: string;
            reasons: {
                /** @enum {string} */
                code: "due_date" | "moved_to_bank_day" | "deadline_missed_next_month" | "late_window" | "billed_early";
                text: string;
            }[];
        };
        ReminderSummary: {
            id: string;
            number: string;
            debtorId: string;
            debtorName: string;
            customerNumber: string;
            level: number;
            isNotice: boolean;
            /** Format: date */
            issuedOn: string;
            /** Format: date */
            deadlineOn: string;
            fee: string;
            compensation: string;
            interest: string;
            charged: string;
            waived: string;
            open: string;
            asked: string;
            paymentId: string;
            mailStatus: ("waiting" | "sent" | "failed" | "not_needed") | null;
            withdrawnOn: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        SubscriptionSummary: {
            id: string;
            /** @enum {string} */
            kind: "single" | "group";
            debtorId: string | null;
            debtorName: string | null;
            customerNumber: string | null;
            reference: string | null;
            /** Format: date */
            startOn: string;
            interval: {
                /** @enum {string} */
                unit: "day" | "month";
                count: number;
            };
            alignment: {
                /** @constant */
                kind: "anniversary";
            } | {
                /** @constant */
                kind: "anchor_day";
                day: number;
            } | {
                /** @constant */
                kind: "anchor_date";
                /** Format: date */
                date: string;
            } | {
                /** @constant */
                kind: "calendar";
            } | {
                /** @constant */
                kind: "calendar_eom";
            };
            /** @enum {string} */
            charge: "advance" | "arrears";
            leadDays: number;
            /** @enum {string} */
            firstPartial: "full" | "proportional" | "free";
            /** @enum {string} */
            lastPartial: "full" | "proportional" | "free";
            /** Format: date */
            endOn: string | null;
            paymentTerms: {
                /** @constant */
                kind: "net_days";
                days: number;
            } | {
                /** @constant */
                kind: "current_month";
                days: number;
            } | {
                /** @constant */
                kind: "fixed_day";
                day: number;
            };
            draftWindowDays: number;
            reactivatesId: string | null;
            /** @enum {string} */
            status: "active" | "needs_attention" | "ended" | "cancelled";
            attention: {
                /** @enum {string} */
                code: "nothing_to_bill" | "group_without_members" | "amount_too_large" | "debtor_without_email" | "out_of_step" | "subscription_missing" | "cannot_be_drafted" | "other";
                whatToDo: string;
                detail: string | null;
            } | null;
            /** Format: date */
            billedThrough: string | null;
            nextPeriod: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                /** Format: date-time */
                billedAt: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        PaymentSummary: {
            id: string;
            /** @enum {string} */
            kind: "paid" | "charged_back" | "rejected" | "cancelled";
            /** @enum {string} */
            source: "bs_automatic" | "bs_slip" | "fi_file" | "camt" | "by_hand";
            code: string;
            /** @enum {string} */
            status: "new" | "waiting" | "matched" | "dismissed";
            outcome: ("exact" | "part" | "over" | "double" | "unknown" | "wrong_check_digit" | "other_creditor" | "ambiguous" | "charged_back" | "reopened" | "nothing" | "by_person" | "undone_by_person" | "dismissed_by_person" | "reopened_by_person" | "settled_by_person") | null;
            note: string | null;
            heldByPerson: boolean;
            amount: string;
            unmatched: string;
            stated: string | null;
            fee: string;
            statedOn: string | null;
            paidOn: string | null;
            /** Format: date */
            bookedOn: string;
            customerNumber: string | null;
            mandateNumber: string | null;
            fiPaymentId: string | null;
            reference: string | null;
            bankReference: string | null;
            payerText: string | null;
            receivedFileId: string | null;
            fileName: string | null;
            fileType: ("0602" | "0603" | "0621" | "fi" | "camt.053" | "camt.054") | null;
            deliveryId: string | null;
            line: number | null;
            how: ("transfer" | "cash" | "mobilepay" | "other") | null;
            enteredNote: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        Item: {
            id: string;
            number: string;
            nameDa: string;
            nameEn: string;
            descriptionDa: string | null;
            descriptionEn: string | null;
            unitPrice: string;
            currentPrice: string;
            prices: {
                /** Format: date */
                validFrom: string;
                unitPrice: string;
            }[];
            /** @enum {string} */
            vatCode: "standard" | "exempt";
            archivedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        DebtorGroup: {
            id: string;
            name: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        DebtorMembership: {
            id: string;
            debtorGroupId: string | null;
            subscriptionId: string | null;
            name: string | null;
            /** Format: date */
            joinedOn: string;
            leftOn: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        Mandate: {
            id: string;
            customerNumber: string;
            mandateNumber: string;
            /** @enum {string} */
            state: "coming" | "active" | "cancelled";
            /** Format: date */
            activeFrom: string;
            /** Format: date */
            endedOn: string | null;
            endReason: ("by_bank" | "by_creditor" | "by_betalingsservice" | "replaced" | "api") | null;
            /** @enum {string} */
            source: "api" | "betalingsservice";
            debtorGroup: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        Member: {
            id: string;
            debtorId: string | null;
            debtorGroupId: string | null;
            name: string;
            /** Format: date */
            joinedOn: string;
            /** Format: date */
            leftOn: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        ListedGroupMember: {
            id: string;
            debtorId: string | null;
            debtorGroupId: string | null;
            name: string;
            /** Format: date */
            joinedOn: string;
            /** Format: date */
            leftOn: string | null;
            /** Format: date-time */
            createdAt: string;
            group: string;
            customerNumber: string | null;
            memberGroup: string | null;
        };
        Members: {
            data: components["schemas"]["Member"][];
        };
        EndedMember: {
            id: string;
            debtorId: string | null;
            debtorGroupId: string | null;
            name: string;
            /** Format: date */
            joinedOn: string;
            /** Format: date */
            leftOn: string | null;
            /** Format: date-time */
            createdAt: string;
            notCredited?: {
                invoiceIds: string[];
                detail: string;
            };
        };
        ItemPrice: {
            /** Format: date */
            validFrom: string;
            unitPrice: string;
            /** Format: date-time */
            createdAt: string;
        };
        Subscription: {
            id: string;
            /** @enum {string} */
            kind: "single" | "group";
            debtorId: string | null;
            debtorName: string | null;
            customerNumber: string | null;
            reference: string | null;
            /** Format: date */
            startOn: string;
            interval: {
                /** @enum {string} */
                unit: "day" | "month";
                count: number;
            };
            alignment: {
                /** @constant */
                kind: "anniversary";
            } | {
                /** @constant */
                kind: "anchor_day";
                day: number;
            } | {
                /** @constant */
                kind: "anchor_date";
                /** Format: date */
                date: string;
            } | {
                /** @constant */
                kind: "calendar";
            } | {
                /** @constant */
                kind: "calendar_eom";
            };
            /** @enum {string} */
            charge: "advance" | "arrears";
            leadDays: number;
            /** @enum {string} */
            firstPartial: "full" | "proportional" | "free";
            /** @enum {string} */
            lastPartial: "full" | "proportional" | "free";
            /** Format: date */
            endOn: string | null;
            paymentTerms: {
                /** @constant */
                kind: "net_days";
                days: number;
            } | {
                /** @constant */
                kind: "current_month";
                days: number;
            } | {
                /** @constant */
                kind: "fixed_day";
                day: number;
            };
            draftWindowDays: number;
            reactivatesId: string | null;
            /** @enum {string} */
            status: "active" | "needs_attention" | "ended" | "cancelled";
            attention: {
                /** @enum {string} */
                code: "nothing_to_bill" | "group_without_members" | "amount_too_large" | "debtor_without_email" | "out_of_step" | "subscription_missing" | "cannot_be_drafted" | "other";
                whatToDo: string;
                detail: string | null;
            } | null;
            /** Format: date */
            billedThrough: string | null;
            nextPeriod: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                /** Format: date-time */
                billedAt: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            lines: components["schemas"]["StandingLine"][];
            oneOffLines: components["schemas"]["OneOffLine"][];
            pauses: components["schemas"]["Pause"][];
            skips: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            }[];
            held: {
                /** @enum {string} */
                why: "paused" | "awaiting_approval";
                until: string | null;
                draftId: string | null;
            } | null;
        };
        StandingLine: {
            id: string;
            itemId: string | null;
            text: string | null;
            quantity: string;
            unitPrice: string;
            /** @enum {string} */
            vatCode: "standard" | "exempt";
            position: number;
            followItemPrice: boolean;
            discountPercent: string | null;
            discountAmount: string | null;
            /** Format: date */
            validFrom: string | null;
            /** Format: date */
            validTo: string | null;
            prorated: boolean;
        };
        OneOffLine: {
            id: string;
            itemId: string | null;
            text: string | null;
            quantity: string;
            unitPrice: string;
            /** @enum {string} */
            vatCode: "standard" | "exempt";
            /** Format: date-time */
            createdAt: string;
            /** Format: date */
            chargeOn: string | null;
            debtorId: string | null;
            invoiceId: string | null;
            withdrawnAt: string | null;
            carriedFromInvoiceId: string | null;
        };
        Pause: {
            id: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string | null;
            /** @enum {string} */
            missed: "skip" | "bill";
            /** Format: date-time */
            createdAt: string;
        };
        SubscriptionPeriod: {
            index: number;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** @enum {string} */
            state: "next" | "billed" | "settled" | "unbilled";
            settled: ("skipped" | "paused" | "free" | "nothing_due" | "dropped") | null;
            billedAt: string | null;
            invoiceCount: number;
            invoiceId: string | null;
            invoiceNumber: string | null;
            /** Format: date */
            issuedOn: string | null;
            /** Format: date */
            dueOn: string | null;
            net: string | null;
            vat: string | null;
            total: string | null;
            credited: string | null;
        };
        Preview: {
            periods: components["schemas"]["PreviewedPeriod"][];
        };
        PreviewedPeriod: {
            index: number;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            billedAt: string | null;
            held: boolean;
            settled: ("skipped" | "paused" | "free" | "nothing_due" | "dropped") | null;
            invoice: components["schemas"]["PreviewedInvoice"] | null;
            obstacle: {
                /** @enum {string} */
                code: "nothing_to_bill" | "group_without_members" | "amount_too_large" | "debtor_without_email" | "out_of_step" | "subscription_missing" | "cannot_be_drafted" | "other";
                whatToDo: string;
            } | null;
        };
        PreviewedInvoice: {
            /** Format: date */
            issuedOn: string;
            /** Format: date */
            dueOn: string;
            /** @enum {string} */
            paymentMethod: "fi71" | "betalingsservice";
            collection: components["schemas"]["PaymentDate"] | null;
            lines: components["schemas"]["InvoiceLine"][];
            vatTotals: components["schemas"]["VatTotal"][];
            net: string;
            vat: string;
            total: string;
        };
        InvoiceLine: {
            text: string;
            quantity: string;
            unitPrice: string;
            /** @enum {string} */
            vatCode: "standard" | "exempt";
            vatRate: string;
            discount: string;
            share: {
                afterDays: number;
                throughDays: number;
                ofDays: number;
            } | null;
            net: string;
        };
        VatTotal: {
            /** @enum {string} */
            vatCode: "standard" | "exempt";
            vatRate: string;
            base: string;
            vat: string;
        };
        ChangedLine: {
            /** Format: date */
            effectiveOn: string;
            lines: components["schemas"]["StandingLine"][];
            adjustments: components["schemas"]["OneOffLine"][];
        };
        LineHistory: {
            versions: components["schemas"]["StandingLineVersion"][];
        };
        StandingLineVersion: {
            id: string;
            itemId: string | null;
            text: string | null;
            quantity: string;
            unitPrice: string;
            /** @enum {string} */
            vatCode: "standard" | "exempt";
            position: number;
            followItemPrice: boolean;
            discountPercent: string | null;
            discountAmount: string | null;
            /** Format: date */
            validFrom: string | null;
            /** Format: date */
            validTo: string | null;
            prorated: boolean;
            /** Format: date-time */
            createdAt: string;
            replacedAt: string | null;
        };
        PriceChangePreview: {
            data: components["schemas"]["PreviewedPriceChange"][];
            nextCursor: string | null;
            subscriptions: number;
            token: string;
        };
        PreviewedPriceChange: {
            subscriptionId: string;
            reference: string | null;
            debtorName: string | null;
            refusal: ("after_end" | "amount_too_large" | "announced_step" | "awaits_approval" | "before_start" | "discount_exceeds_line" | "negative_price" | "too_far_ahead" | "too_late") | null;
            lines: {
                position: number;
                text: string | null;
                /** Format: date */
                effectiveOn: string;
                old: {
                    unitPrice: string;
                    quantity: string;
                };
                new: {
                    unitPrice: string;
                    quantity: string;
                };
            }[];
            nextInvoiceDifference: string | null;
        };
        AppliedPriceChange: {
            subscriptions: number;
            lines: number;
            adjustments: number;
        };
        Indexation: {
            indexation: {
                rule: {
                    /** @constant */
                    kind: "percent";
                    percent: string;
                } | {
                    /** @constant */
                    kind: "index_table";
                    table: string;
                    baseMonth: string;
                    floorPercent: string | null;
                    capPercent: string | null;
                };
                month: number;
                day: number;
                noticeDays: number;
                /** Format: date */
                fromOn: string;
                nextStep: {
                    /** Format: date */
                    dueOn: string;
                    /** Format: date */
                    announceOn: string;
                };
                attention: {
                    /** @enum {string} */
                    code: "debtor_without_email" | "index_value_missing" | "price_out_of_range" | "announcement_failed" | "announcement_unsent" | "cannot_be_announced" | "lines_cannot_be_changed";
                    detail: string | null;
                    refusal: ("before_start" | "after_end" | "too_far_ahead" | "discount_exceeds_line" | "too_late" | "awaits_approval" | "line_not_in_force") | null;
                    whatToDo: string;
                } | null;
            } | null;
            steps: components["schemas"]["IndexationStep"][];
        };
        IndexationStep: {
            /** Format: date */
            dueOn: string;
            /** Format: date */
            announcedOn: string;
            /** Format: date */
            effectiveOn: string;
            indexMonth: string | null;
            inForce: boolean;
            lines: {
                position: number;
                text: string;
                oldUnitPrice: string;
                newUnitPrice: string;
                /** Format: date */
                effectiveOn: string;
            }[];
            mail: {
                /** @enum {string} */
                status: "waiting" | "sent" | "failed";
                recipient: string;
                alsoTo: string[];
                copyTo: string[];
                refused: components["schemas"]["RefusedAddress"][];
                sentAt: string | null;
                lastError: string | null;
            } | null;
            letter: {
                /** @enum {string} */
                status: "waiting" | "made" | "printed";
                printedAt: string | null;
            } | null;
        };
        RefusedAddress: {
            address: string;
            reason: string;
        };
        IndexTable: {
            name: string;
            values: {
                month: string;
                value: string;
            }[];
        };
        IndexTableName: {
            name: string;
        };
        ListedOneOffLine: {
            id: string;
            itemId: string | null;
            text: string | null;
            quantity: string;
            unitPrice: string;
            /** @enum {string} */
            vatCode: "standard" | "exempt";
            /** Format: date-time */
            createdAt: string;
            /** Format: date */
            chargeOn: string | null;
            debtorId: string | null;
            invoiceId: string | null;
            withdrawnAt: string | null;
            carriedFromInvoiceId: string | null;
            customerNumber: string;
            reference: string | null;
            itemNumber: string | null;
        };
        BilledPeriod: {
            subscriptionId: string;
            /** Format: date */
            periodFrom: string;
            /** Format: date */
            periodTo: string;
            invoiceId: string | null;
        };
        CancelledSubscription: {
            id: string;
            /** @enum {string} */
            kind: "single" | "group";
            debtorId: string | null;
            debtorName: string | null;
            customerNumber: string | null;
            reference: string | null;
            /** Format: date */
            startOn: string;
            interval: {
                /** @enum {string} */
                unit: "day" | "month";
                count: number;
            };
            alignment: {
                /** @constant */
                kind: "anniversary";
            } | {
                /** @constant */
                kind: "anchor_day";
                day: number;
            } | {
                /** @constant */
                kind: "anchor_date";
                /** Format: date */
                date: string;
            } | {
                /** @constant */
                kind: "calendar";
            } | {
                /** @constant */
                kind: "calendar_eom";
            };
            /** @enum {string} */
            charge: "advance" | "arrears";
            leadDays: number;
            /** @enum {string} */
            firstPartial: "full" | "proportional" | "free";
            /** @enum {string} */
            lastPartial: "full" | "proportional" | "free";
            /** Format: date */
            endOn: string | null;
            paymentTerms: {
                /** @constant */
                kind: "net_days";
                days: number;
            } | {
                /** @constant */
                kind: "current_month";
                days: number;
            } | {
                /** @constant */
                kind: "fixed_day";
                day: number;
            };
            draftWindowDays: number;
            reactivatesId: string | null;
            /** @enum {string} */
            status: "active" | "needs_attention" | "ended" | "cancelled";
            attention: {
                /** @enum {string} */
                code: "nothing_to_bill" | "group_without_members" | "amount_too_large" | "debtor_without_email" | "out_of_step" | "subscription_missing" | "cannot_be_drafted" | "other";
                whatToDo: string;
                detail: string | null;
            } | null;
            /** Format: date */
            billedThrough: string | null;
            nextPeriod: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                /** Format: date-time */
                billedAt: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            lines: components["schemas"]["StandingLine"][];
            oneOffLines: components["schemas"]["OneOffLine"][];
            pauses: components["schemas"]["Pause"][];
            skips: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            }[];
            held: {
                /** @enum {string} */
                why: "paused" | "awaiting_approval";
                until: string | null;
                draftId: string | null;
            } | null;
            creditNoteIds: string[];
            notCredited?: {
                invoiceIds: string[];
                detail: string;
            };
        };
        DraftSummary: {
            id: string;
            subscriptionId: string;
            debtorId: string;
            debtorName: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** @enum {string} */
            status: "waiting" | "released" | "dropped" | "issued";
            /** Format: date-time */
            releaseAt: string;
            invoiceId: string | null;
            vatTotals: components["schemas"]["VatTotal"][];
            net: string;
            vat: string;
            total: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        Draft: {
            id: string;
            subscriptionId: string;
            debtorId: string;
            debtorName: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** @enum {string} */
            status: "waiting" | "released" | "dropped" | "issued";
            /** Format: date-time */
            releaseAt: string;
            invoiceId: string | null;
            vatTotals: components["schemas"]["VatTotal"][];
            net: string;
            vat: string;
            total: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            lines: components["schemas"]["DraftLine"][];
        };
        DraftLine: {
            text: string;
            quantity: string;
            unitPrice: string;
            /** @enum {string} */
            vatCode: "standard" | "exempt";
            vatRate: string;
            discount: string;
            share: {
                afterDays: number;
                throughDays: number;
                ofDays: number;
            } | null;
            net: string;
            standingLineId: string | null;
            oneOffLineId: string | null;
        };
        ReleasedDrafts: {
            released: string[];
            refused: components["schemas"]["DraftRefusal"][];
        };
        DraftRefusal: {
            id: string;
            /** @enum {string} */
            code: "not_found" | "draft_not_waiting";
            detail: string;
        };
        ListedSubscriptionMember: {
            id: string;
            debtorId: string | null;
            debtorGroupId: string | null;
            name: string;
            /** Format: date */
            joinedOn: string;
            /** Format: date */
            leftOn: string | null;
            /** Format: date-time */
            createdAt: string;
            reference: string | null;
            customerNumber: string | null;
            debtorGroup: string | null;
        };
        GroupDebtor: {
            debtorId: string;
            name: string;
            stays: {
                /** Format: date */
                joinedOn: string;
                /** Format: date */
                leftOn: string | null;
            }[];
        };
        PreviewedMember: {
            debtorId: string;
            debtorName: string;
            periods: components["schemas"]["PreviewedPeriod"][];
        };
        MemberTerms: {
            debtorId: string;
            debtorName: string;
            quantity: string | null;
            discountPercent: string | null;
            /** Format: date */
            leftOutUntil: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        RunSummary: {
            id: string;
            subscriptionId: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** @enum {string} */
            status: "billing" | "stopped" | "needs_attention" | "billed";
            stoppedAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        ListedRun: {
            id: string;
            subscriptionId: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** @enum {string} */
            status: "billing" | "stopped" | "needs_attention" | "billed";
            stoppedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            subscriptionReference: string | null;
        };
        Run: {
            id: string;
            subscriptionId: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** @enum {string} */
            status: "billing" | "stopped" | "needs_attention" | "billed";
            stoppedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            members: number;
            billed: number;
            settled: number;
            waiting: number;
            mailed: number;
            mailsWaiting: number;
            failed: number;
            needsAttention: number;
        };
        RunMember: {
            debtorId: string;
            debtorName: string;
            /** @enum {string} */
            status: "waiting" | "billed" | "settled" | "needs_attention";
            settledAs: ("free" | "nothing_due" | "left_out" | "left") | null;
            attention: {
                /** @enum {string} */
                code: "nothing_to_bill" | "group_without_members" | "amount_too_large" | "debtor_without_email" | "out_of_step" | "subscription_missing" | "cannot_be_drafted" | "other";
                whatToDo: string;
            } | null;
            invoiceId: string | null;
            invoiceNumber: string | null;
            mailStatus: ("waiting" | "sent" | "failed") | null;
        };
        Invoice: {
            id: string;
            /** @enum {string} */
            kind: "invoice" | "credit_note";
            number: string;
            subscriptionId: string;
            debtorId: string;
            debtorName: string;
            customerNumber: string;
            subscriptionReference: string | null;
            /** Format: date */
            periodFrom: string;
            /** Format: date */
            periodTo: string;
            /** Format: date */
            issuedOn: string;
            /** Format: date */
            dueOn: string;
            /** @enum {string} */
            language: "da" | "en";
            paymentMethod: ("fi71" | "betalingsservice") | null;
            paymentId: string | null;
            creditsInvoiceId: string | null;
            net: string;
            vat: string;
            total: string;
            credited: string;
            open: string | null;
            paymentStatus: ("open" | "partly_paid" | "settled") | null;
            overdue: boolean | null;
            delivery: ("mail" | "paper" | "slip") | null;
            collection: components["schemas"]["Collection"] | null;
            /** Format: date-time */
            createdAt: string;
            creditor: {
                name: string;
                addressLines: string[];
                postcode: string;
                city: string;
                country: string;
                cvr: string | null;
                email: string;
                phone: string | null;
            };
            debtor: {
                name: string;
                addressLines: string[];
                postcode: string;
                city: string;
                country: string;
                cvr: string | null;
                customerNumber: string;
                ean: string | null;
                reference: string | null;
            };
            lines: components["schemas"]["IssuedLine"][];
            vatTotals: components["schemas"]["VatTotal"][];
            writtenOff: string;
            paymentLine: {
                ocrLine: string;
                cardType: string;
                paymentId: string;
                fiCreditorNumber: string;
            } | null;
            mail: components["schemas"]["Mail"] | null;
            prints: components["schemas"]["DocumentPrint"][];
            pdfReady: boolean;
        };
        Collection: {
            id: string;
            invoiceId: string;
            invoiceNumber: string;
            debtorId: string;
            debtorName: string;
            customerNumber: string;
            mandateNumber: string;
            /** Format: date */
            paymentDate: string;
            amount: string;
            /** @enum {string} */
            status: "queued" | "delivered" | "too_late" | "withdrawn" | "cancelling" | "paid" | "rejected" | "cancelled" | "charged_back";
            deliveryId: string | null;
            /** Format: date-time */
            deadlineAt: string;
            /** Format: date-time */
            closesAt: string;
            reasons: {
                /** @enum {string} */
                code: "due_date" | "moved_to_bank_day" | "deadline_missed_next_month" | "late_window" | "billed_early";
                text: string;
            }[];
            /** Format: date-time */
            createdAt: string;
        };
        IssuedLine: {
            text: string;
            quantity: string;
            unitPrice: string;
            /** @enum {string} */
            vatCode: "standard" | "exempt";
            vatRate: string;
            discount: string;
            share: {
                afterDays: number;
                throughDays: number;
                ofDays: number;
            } | null;
            net: string;
            itemId: string | null;
            itemNumber: string | null;
        };
        Mail: {
            id: string;
            /** @enum {string} */
            kind: "invoice" | "reminder" | "payment";
            reason: ("rejected" | "cancelled" | "charged_back" | "mandate_ended" | "withdrawn" | "too_late") | null;
            copy: boolean;
            invoiceId: string;
            invoiceNumber: string;
            /** @enum {string} */
            status: "waiting" | "sent" | "failed" | "not_needed";
            recipient: string | null;
            alsoTo: string[];
            copyTo: string[];
            refused: components["schemas"]["RefusedAddress"][];
            attempts: number;
            lastError: string | null;
            nextTryAt: string | null;
            /** Format: date-time */
            createdAt: string;
            sentAt: string | null;
        };
        DocumentPrint: {
            reason: string | null;
            printBatchId: string | null;
            /** Format: date-time */
            createdAt: string;
            printedAt: string | null;
        };
        MailContents: {
            subject: string;
            text: string | null;
            hasHtml: boolean;
            attachments: components["schemas"]["MailAttachment"][];
        };
        MailAttachment: {
            name: string;
            contentType: string;
            bytes: number;
        };
        IssuedCreditNote: {
            id: string;
            /** @enum {string} */
            kind: "invoice" | "credit_note";
            number: string;
            subscriptionId: string;
            debtorId: string;
            debtorName: string;
            customerNumber: string;
            subscriptionReference: string | null;
            /** Format: date */
            periodFrom: string;
            /** Format: date */
            periodTo: string;
            /** Format: date */
            issuedOn: string;
            /** Format: date */
            dueOn: string;
            /** @enum {string} */
            language: "da" | "en";
            paymentMethod: ("fi71" | "betalingsservice") | null;
            paymentId: string | null;
            creditsInvoiceId: string | null;
            net: string;
            vat: string;
            total: string;
            credited: string;
            open: string | null;
            paymentStatus: ("open" | "partly_paid" | "settled") | null;
            overdue: boolean | null;
            delivery: ("mail" | "paper" | "slip") | null;
            collection: components["schemas"]["Collection"] | null;
            /** Format: date-time */
            createdAt: string;
            creditor: {
                name: string;
                addressLines: string[];
                postcode: string;
                city: string;
                country: string;
                cvr: string | null;
                email: string;
                phone: string | null;
            };
            debtor: {
                name: string;
                addressLines: string[];
                postcode: string;
                city: string;
                country: string;
                cvr: string | null;
                customerNumber: string;
                ean: string | null;
                reference: string | null;
            };
            lines: components["schemas"]["IssuedLine"][];
            vatTotals: components["schemas"]["VatTotal"][];
            writtenOff: string;
            paymentLine: {
                ocrLine: string;
                cardType: string;
                paymentId: string;
                fiCreditorNumber: string;
            } | null;
            mail: components["schemas"]["Mail"] | null;
            prints: components["schemas"]["DocumentPrint"][];
            pdfReady: boolean;
            notCredited?: {
                invoiceIds: string[];
                detail: string;
            };
        };
        PaymentMatch: {
            id: string;
            paymentId: string;
            debtorId: string;
            debtorName: string;
            customerNumber: string;
            invoiceId: string | null;
            invoiceNumber: string | null;
            amount: string;
            /** Format: date */
            bookedOn: string;
            /** @enum {string} */
            rule: "by_payment_id" | "by_collection" | "by_reference" | "by_customer_and_amount" | "reverses_payment" | "no_money" | "by_person" | "none";
            explanation: string;
            decidedBy: components["schemas"]["MatchDecider"];
            source: components["schemas"]["MatchSource"];
            byPerson: boolean;
            reversesId: string | null;
            /** Format: date-time */
            createdAt: string;
            undoneAt: string | null;
            undoneOn: string | null;
            invoiceKind: ("invoice" | "reminder") | null;
        };
        MatchDecider: {
            /** @enum {string} */
            how: "rule" | "assigned" | "entered";
            person: string | null;
        };
        MatchSource: {
            /** @enum {string} */
            kind: "paid" | "charged_back" | "rejected" | "cancelled";
            /** @enum {string} */
            source: "bs_automatic" | "bs_slip" | "fi_file" | "camt" | "by_hand";
            code: string;
            fileType: ("0602" | "0603" | "0621" | "fi" | "camt.053" | "camt.054") | null;
            deliveryId: string | null;
            line: number | null;
        };
        ReminderSettings: {
            levels: components["schemas"]["ReminderLevel"][];
            startOn: string | null;
            smallest: string;
            graceBankDays: number;
            noticeDays: number;
            /** @enum {string} */
            dayCount: "actual/365" | "30/360";
            /** @enum {string} */
            missingRate: "without_interest" | "wait";
            waitsForApproval: boolean;
            afterBankFile: boolean;
            isPaused: boolean;
            proposedLevels: components["schemas"]["ReminderLevel"][];
        };
        ReminderLevel: {
            afterDays: number;
            fee: string;
            interest: boolean;
            compensation: boolean;
            isNotice: boolean;
            text: string | null;
        };
        PreviewedReminder: {
            debtorId: string;
            debtorName: string;
            customerNumber: string;
            isSent: boolean;
            level: number | null;
            isNotice: boolean | null;
            deadlineOn: string | null;
            fee: string | null;
            compensation: string | null;
            interest: string | null;
            asked: string | null;
            invoices: components["schemas"]["PreviewedReminderInvoice"][];
            reasons: components["schemas"]["ReminderReason"][];
            missingRates: string[];
        };
        PreviewedReminderInvoice: {
            invoiceId: string;
            number: string;
            level: number;
            isRaised: boolean;
            open: string;
            interest: string;
        };
        ReminderReason: {
            /** @enum {string} */
            code: "off" | "paused" | "bank_closed" | "already_reminded" | "payment_waits" | "unreachable" | "bank_file_missing" | "nothing_overdue" | "only_charges" | "below_smallest" | "rate_missing" | "held" | "disputed" | "collection_under_way" | "credit_under_way" | "handed_over" | "before_start" | "not_late" | "not_yet" | "last_level";
            invoiceId: string | null;
            number: string | null;
            until: string | null;
        };
        Reminder: {
            id: string;
            number: string;
            debtorId: string;
            debtorName: string;
            customerNumber: string;
            level: number;
            isNotice: boolean;
            /** Format: date */
            issuedOn: string;
            /** Format: date */
            deadlineOn: string;
            fee: string;
            compensation: string;
            interest: string;
            charged: string;
            waived: string;
            open: string;
            asked: string;
            paymentId: string;
            withdrawnOn: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @enum {string} */
            debtorKind: "consumer" | "business" | "public";
            /** Format: date */
            arrearsFrom: string;
            feeNumber: number | null;
            /** @enum {string} */
            dayCount: "actual/365" | "30/360";
            text: string | null;
            /** @enum {string} */
            language: "da" | "en";
            invoices: components["schemas"]["ReminderInvoice"][];
            waivers: components["schemas"]["ReminderWaiver"][];
            writtenOff: string;
            paymentLine: {
                ocrLine: string;
                cardType: string;
                paymentId: string;
                fiCreditorNumber: string;
            };
            mail: components["schemas"]["Mail"] | null;
            pdfReady: boolean;
        };
        ReminderInvoice: {
            invoiceId: string;
            /** @enum {string} */
            kind: "invoice" | "reminder";
            number: string;
            /** Format: date */
            dueOn: string;
            level: number;
            isRaised: boolean;
            open: string;
            openNow: string;
            interest: string;
            spans: components["schemas"]["ReminderInterestSpan"][];
        };
        ReminderInterestSpan: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            days: number;
            open: string;
            rate: string;
        };
        ReminderWaiver: {
            id: string;
            /** @enum {string} */
            charge: "fee" | "compensation" | "interest";
            invoiceId: string | null;
            amount: string;
            /** Format: date */
            bookedOn: string;
            /** @enum {string} */
            rule: "paid_in_time" | "reckoned_anew" | "paid_before_sent" | "by_person";
            note: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        ReminderHold: {
            id: string;
            debtorId: string;
            debtorName: string;
            customerNumber: string;
            invoiceId: string | null;
            invoiceNumber: string | null;
            reason: string;
            isDisputed: boolean;
            until: string | null;
            inForce: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ReminderHoldState: {
            hold: components["schemas"]["ReminderHold"] | null;
        };
        ReminderProposal: {
            id: string;
            debtorId: string;
            debtorName: string;
            customerNumber: string;
            /** Format: date */
            proposedOn: string;
            level: number;
            asked: string;
            /** @enum {string} */
            status: "waiting" | "sent" | "rejected" | "lapsed";
            reminderId: string | null;
            /** Format: date-time */
            createdAt: string;
            decidedAt: string | null;
        };
        DecidedReminderProposals: {
            decided: string[];
            refused: components["schemas"]["ReminderProposalRefusal"][];
        };
        ReminderProposalRefusal: {
            id: string;
            /** @enum {string} */
            code: "not_found" | "proposal_not_waiting" | "reminder_not_due";
            detail: string;
        };
        DebtCase: {
            id: string;
            /** @enum {string} */
            status: "open" | "handed_over" | "closed";
            /** Format: date */
            openedOn: string;
            handedOverOn: string | null;
            closedOn: string | null;
            note: string | null;
            debtorId: string;
            debtorName: string;
            customerNumber: string;
            /** @enum {string} */
            debtorKind: "consumer" | "business" | "public";
            addressLines: string[];
            postcode: string;
            city: string;
            country: string;
            cvr: string | null;
            email: string | null;
            reminderId: string;
            reminderNumber: string;
            /** Format: date */
            noticeOn: string;
            /** Format: date */
            deadlineOn: string;
            openInvoices: string;
            openCharges: string;
            open: string;
            holdback: ("held" | "disputed") | null;
            openHeldBack: string;
            /** Format: date-time */
            createdAt: string;
        };
        ReferenceRates: {
            rates: components["schemas"]["ReferenceRate"][];
        };
        ReferenceRate: {
            /** Format: date */
            from: string;
            rate: string;
        };
        Payment: {
            id: string;
            /** @enum {string} */
            kind: "paid" | "charged_back" | "rejected" | "cancelled";
            /** @enum {string} */
            source: "bs_automatic" | "bs_slip" | "fi_file" | "camt" | "by_hand";
            code: string;
            /** @enum {string} */
            status: "new" | "waiting" | "matched" | "dismissed";
            outcome: ("exact" | "part" | "over" | "double" | "unknown" | "wrong_check_digit" | "other_creditor" | "ambiguous" | "charged_back" | "reopened" | "nothing" | "by_person" | "undone_by_person" | "dismissed_by_person" | "reopened_by_person" | "settled_by_person") | null;
            note: string | null;
            heldByPerson: boolean;
            amount: string;
            unmatched: string;
            stated: string | null;
            fee: string;
            statedOn: string | null;
            paidOn: string | null;
            /** Format: date */
            bookedOn: string;
            customerNumber: string | null;
            mandateNumber: string | null;
            fiPaymentId: string | null;
            reference: string | null;
            bankReference: string | null;
            payerText: string | null;
            receivedFileId: string | null;
            fileName: string | null;
            fileType: ("0602" | "0603" | "0621" | "fi" | "camt.053" | "camt.054") | null;
            deliveryId: string | null;
            line: number | null;
            how: ("transfer" | "cash" | "mobilepay" | "other") | null;
            enteredNote: string | null;
            /** Format: date-time */
            createdAt: string;
            matches: components["schemas"]["PaymentMatch"][];
            suggestions: components["schemas"]["PaymentSuggestion"][];
            relatedPayments: components["schemas"]["RelatedPayment"][];
        };
        PaymentSuggestion: {
            invoiceId: string;
            invoiceNumber: string;
            /** @enum {string} */
            invoiceKind: "invoice" | "reminder";
            debtorId: string;
            debtorName: string;
            customerNumber: string;
            /** Format: date */
            dueOn: string;
            open: string;
            /** @enum {string} */
            why: "same_money" | "paid_before" | "may_be_charged_back" | "same_payment_id" | "same_base" | "check_digit_left_out" | "mistyped" | "same_reference" | "named_together" | "named_in_text" | "customer_in_text" | "same_customer_and_amount" | "same_customer" | "number_in_text" | "name_in_text" | "same_amount";
        };
        RelatedPayment: {
            paymentId: string;
            /** @enum {string} */
            kind: "paid" | "charged_back" | "rejected" | "cancelled";
            /** @enum {string} */
            source: "bs_automatic" | "bs_slip" | "fi_file" | "camt" | "by_hand";
            /** Format: date */
            bookedOn: string;
            amount: string;
            /** @enum {string} */
            why: "same_money" | "paid_before" | "may_be_charged_back" | "same_payment_id" | "same_base" | "check_digit_left_out" | "mistyped" | "same_reference" | "named_together" | "named_in_text" | "customer_in_text" | "same_customer_and_amount" | "same_customer" | "number_in_text" | "name_in_text" | "same_amount";
        };
        Notice: {
            receivedFileId: string;
            fileName: string;
            /** Format: date */
            receivedOn: string;
            line: number;
            position: number;
            /** @enum {string} */
            code: "unknown_record" | "unknown_section" | "unknown_code" | "text" | "control" | "remark" | "error" | "not_booked" | "outgoing" | "foreign_currency" | "parts_disagree" | "unreadable_field" | "unknown_creditor" | "known_before";
            customerNumber: string | null;
            amount: string | null;
            paymentId: string | null;
            text: string;
            namedBy: ("pbs_number" | "fi_creditor_number" | "account") | null;
            namedNumber: string | null;
            settledAt: string | null;
        };
        DebtorAccount: {
            debtorId: string;
            customerNumber: string;
            open: string;
            overdue: string;
            credit: string;
            balance: string;
            openInvoices: components["schemas"]["OpenInvoice"][];
        };
        OpenInvoice: {
            invoiceId: string;
            /** @enum {string} */
            kind: "invoice" | "reminder";
            number: string;
            /** Format: date */
            issuedOn: string;
            /** Format: date */
            dueOn: string;
            total: string;
            open: string;
            overdue: boolean;
        };
        Statement: {
            data: components["schemas"]["StatementEntry"][];
            nextCursor: string | null;
            from: string | null;
            /** Format: date */
            to: string;
            opening: string;
            closing: string;
            credit: string;
            openInvoices: components["schemas"]["StatementOpenInvoice"][];
        };
        StatementEntry: {
            /** Format: date */
            date: string;
            /** @enum {string} */
            kind: "invoice" | "credit_note" | "reminder" | "reminder_waived" | "payment" | "payment_moved" | "payment_taken_back" | "paid_out" | "written_off" | "write_off_undone";
            invoiceId: string | null;
            invoiceNumber: string | null;
            paymentId: string | null;
            change: string;
            balance: string;
            invoiceKind: ("invoice" | "reminder") | null;
        };
        StatementOpenInvoice: {
            invoiceId: string;
            /** @enum {string} */
            kind: "invoice" | "reminder";
            number: string;
            /** Format: date */
            issuedOn: string;
            /** Format: date */
            dueOn: string;
            total: string;
            open: string;
            paymentId: string;
            fiCreditorNumber: string;
            collectedOn: string | null;
        };
        ListedMail: {
            id: string;
            /** @enum {string} */
            kind: "invoice" | "reminder" | "payment" | "statement";
            reason: ("rejected" | "cancelled" | "charged_back" | "mandate_ended" | "withdrawn" | "too_late") | null;
            copy: boolean;
            invoiceId: string | null;
            invoiceNumber: string | null;
            /** @enum {string} */
            status: "waiting" | "sent" | "failed" | "not_needed";
            recipient: string | null;
            alsoTo: string[];
            copyTo: string[];
            refused: components["schemas"]["RefusedAddress"][];
            attempts: number;
            lastError: string | null;
            nextTryAt: string | null;
            /** Format: date-time */
            createdAt: string;
            sentAt: string | null;
            debtorId: string;
            customerNumber: string;
            statementFrom: string | null;
            statementTo: string | null;
        };
        DebtorTransfer: {
            id: string;
            /** Format: date */
            bookedOn: string;
            /** @enum {string} */
            kind: "invoiced" | "vat_invoiced" | "credited" | "vat_credited" | "credit_balance" | "received" | "taken_back" | "matched" | "match_undone" | "credit_applied" | "paid_out" | "written_off" | "write_off_undone" | "dismissed" | "dismissal_undone" | "fee_charged" | "interest_charged" | "compensation_charged" | "fee_waived" | "interest_waived" | "compensation_waived";
            text: string;
            invoiceId: string | null;
            invoiceNumber: string | null;
            paymentId: string | null;
            note: string | null;
            amount: string;
            change: string;
            balance: string;
            /** Format: date-time */
            createdAt: string;
            invoiceKind: ("invoice" | "reminder") | null;
        };
        PayOut: {
            id: string;
            debtorId: string;
            debtorName: string;
            customerNumber: string;
            amount: string;
            note: string;
            /** @enum {string} */
            status: "queued" | "delivered" | "paid" | "refused" | "withdrawn";
            withdrawnAs: ("by_person" | "without_mandate" | "without_credit") | null;
            askedBy: string | null;
            paymentDate: string | null;
            deliveryId: string | null;
            paymentId: string | null;
            answerNote: string | null;
            answeredBy: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        DebtorBalance: {
            debtorId: string;
            customerNumber: string;
            name: string;
            open: string;
            overdue: string;
            credit: string;
            balance: string;
            oldestDueOn: string | null;
        };
        AgedDebtor: {
            customerNumber: string;
            name: string;
            notDue: string;
            days1To30: string;
            days31To60: string;
            days61To90: string;
            over90: string;
            open: string;
            credit: string;
            debtorId: string;
        };
        AgedTotals: {
            /** Format: date */
            on: string;
            notDue: string;
            days1To30: string;
            days31To60: string;
            days61To90: string;
            over90: string;
            open: string;
            credit: string;
        };
        LedgerAccount: {
            /** @enum {string} */
            account: "receivables" | "credits" | "unmatched" | "bank" | "sales" | "vat" | "write_offs" | "reminder_fees" | "interest" | "compensation";
            number: string;
            name: string;
            /** Format: date */
            on: string;
            balance: string;
        };
        JournalTransfer: {
            /** Format: date */
            date: string;
            voucher: number;
            text: string;
            debitAccount: string;
            creditAccount: string;
            amount: string;
            customerNumber: string | null;
            invoiceNumber: string | null;
            note: string | null;
            /** @enum {string} */
            kind: "invoiced" | "vat_invoiced" | "credited" | "vat_credited" | "credit_balance" | "received" | "taken_back" | "matched" | "match_undone" | "credit_applied" | "paid_out" | "written_off" | "write_off_undone" | "dismissed" | "dismissal_undone" | "fee_charged" | "interest_charged" | "compensation_charged" | "fee_waived" | "interest_waived" | "compensation_waived";
            id: string;
            vatCode: ("standard" | "exempt") | null;
            vatRate: string | null;
            net: string | null;
            vat: string | null;
        };
        Turnover: {
            itemNumber: string | null;
            itemName: string | null;
            /** @enum {string} */
            vatCode: "standard" | "exempt";
            vatRate: string;
            net: string;
            vat: string;
            itemId: string | null;
        };
        Months: {
            months: components["schemas"]["MonthFigures"][];
        };
        MonthFigures: {
            month: string;
            invoiced: components["schemas"]["MonthInvoiced"];
            credited: components["schemas"]["MonthCredited"];
            paid: string;
            chargedBack: string;
            dismissed: string;
            paidOut: string;
            writtenOff: string;
            reminderFees: string;
            interest: string;
            compensation: string;
            open: string;
            credit: string;
        };
        MonthInvoiced: {
            net: string;
            vat: string;
            total: string;
        };
        MonthCredited: {
            net: string;
            vat: string;
            total: string;
        };
        AccountNumbers: {
            accounts: components["schemas"]["AccountNumber"][];
        };
        AccountNumber: {
            /** @enum {string} */
            account: "receivables" | "credits" | "unmatched" | "bank" | "sales" | "vat" | "write_offs" | "reminder_fees" | "interest" | "compensation";
            number: string;
            name: string;
        };
        Overview: {
            /** Format: date */
            today: string;
            waiting: components["schemas"]["Waiting"];
            overdue: components["schemas"]["Overdue"];
            received: components["schemas"]["Received"];
            billing: components["schemas"]["ComingBilling"];
            nextDeadline: components["schemas"]["NextDeadline"];
            lastSelfCheck: components["schemas"]["LastSelfCheck"];
        };
        Waiting: {
            drafts: components["schemas"]["WaitingDrafts"];
            payments: components["schemas"]["WaitingPayments"];
            subscriptions: components["schemas"]["WaitingSubscriptions"];
            runs: components["schemas"]["WaitingRuns"];
            findings: components["schemas"]["WaitingFindings"];
            deliveries: components["schemas"]["WaitingDeliveries"];
            reminders: components["schemas"]["WaitingReminders"];
            debtCases: components["schemas"]["WaitingDebtCases"];
            collections: components["schemas"]["WaitingCollections"];
            mails: components["schemas"]["WaitingMails"];
            refusedAddresses: components["schemas"]["WaitingRefusedAddresses"];
            prints: components["schemas"]["WaitingPrints"];
            receivedFiles: components["schemas"]["WaitingReceivedFiles"];
            mandateEvents: components["schemas"]["WaitingMandateEvents"];
        };
        WaitingDrafts: {
            count: number;
            countIsCapped: boolean;
            oldestAt: string | null;
            total: string | null;
        };
        WaitingPayments: {
            count: number;
            countIsCapped: boolean;
            oldestAt: string | null;
            total: string | null;
        };
        WaitingSubscriptions: {
            count: number;
            countIsCapped: boolean;
            oldestAt: string | null;
        };
        WaitingRuns: {
            count: number;
            countIsCapped: boolean;
            oldestAt: string | null;
        };
        WaitingFindings: {
            count: number;
            countIsCapped: boolean;
            oldestAt: string | null;
        };
        WaitingDeliveries: {
            count: number;
            countIsCapped: boolean;
            oldestAt: string | null;
            total: string | null;
        };
        WaitingReminders: {
            count: number;
            countIsCapped: boolean;
            oldestAt: string | null;
            total: string | null;
        };
        WaitingDebtCases: {
            count: number;
            countIsCapped: boolean;
            oldestAt: string | null;
        };
        WaitingCollections: {
            count: number;
            countIsCapped: boolean;
            oldestAt: string | null;
            total: string | null;
        };
        WaitingMails: {
            count: number;
            countIsCapped: boolean;
            oldestAt: string | null;
        };
        WaitingRefusedAddresses: {
            count: number;
            countIsCapped: boolean;
            oldestAt: string | null;
        };
        WaitingPrints: {
            count: number;
            countIsCapped: boolean;
            oldestAt: string | null;
        };
        WaitingReceivedFiles: {
            count: number;
            countIsCapped: boolean;
            oldestAt: string | null;
        };
        WaitingMandateEvents: {
            count: number;
            countIsCapped: boolean;
            oldestAt: string | null;
        };
        Overdue: {
            count: number;
            total: string;
            byAge: components["schemas"]["OverdueAge"][];
            worstDebtors: components["schemas"]["OverdueDebtor"][];
        };
        OverdueAge: {
            fromDays: number;
            toDays: number | null;
            count: number;
            total: string;
        };
        OverdueDebtor: {
            debtorId: string;
            debtorName: string;
            customerNumber: string;
            /** Format: date */
            oldestDueOn: string;
            count: number;
            total: string;
        };
        Received: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            days: components["schemas"]["ReceivedDay"][];
            sources: components["schemas"]["ReceivedSource"][];
            unplaced: components["schemas"]["ReceivedUnplaced"];
        };
        ReceivedDay: {
            /** Format: date */
            date: string;
            payments: number;
            received: string;
            takenBack: string;
        };
        ReceivedSource: {
            /** @enum {string} */
            source: "bs_automatic" | "bs_slip" | "fi_file" | "camt" | "by_hand";
            payments: number;
            received: string;
            takenBack: string;
        };
        ReceivedUnplaced: {
            count: number;
            total: string;
        };
        ComingBilling: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            isReckoned: boolean;
            days: components["schemas"]["BillingDay"][];
            invoices: number | null;
            total: string | null;
            debtors: number;
            unreckoned: components["schemas"]["Unreckoned"] | null;
        };
        BillingDay: {
            /** Format: date */
            date: string;
            invoices: number;
            total: string;
        };
        Unreckoned: {
            needsAttention: number;
            pausedWithoutEnd: number;
            subscriptionGroups: number;
        };
        NextDeadline: {
            /** Format: date-time */
            closesAt: string;
            /** Format: date-time */
            deadlineAt: string;
            /** Format: date */
            paymentDate: string;
            collections: number;
            total: string;
        } | null;
        LastSelfCheck: {
            id: string;
            /** Format: date-time */
            at: string;
            differences: number;
        } | null;
        ReceivedDays: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            days: components["schemas"]["ReceivedDay"][];
        };
        Forecast: {
            months: components["schemas"]["ForecastMonth"][];
            subscriptions: number;
            unreckoned: components["schemas"]["Unreckoned"];
        };
        ForecastMonth: {
            month: string;
            invoices: number;
            net: string;
            vat: string;
            total: string;
        };
        ExpectedPayments: {
            payments: components["schemas"]["ExpectedPayment"][];
            overdue: components["schemas"]["PaymentsOverdue"];
            subscriptions: number;
            unreckoned: components["schemas"]["Unreckoned"];
        };
        ExpectedPayment: {
            /** Format: date */
            dueOn: string;
            /** @enum {string} */
            paymentMethod: "fi71" | "betalingsservice";
            issued: components["schemas"]["PaymentsOfIssued"];
            open: components["schemas"]["PaymentsOpen"];
            forecast: components["schemas"]["PaymentsOfForecast"];
        };
        PaymentsOfIssued: {
            invoices: number;
            total: string;
        };
        PaymentsOpen: {
            invoices: number;
            total: string;
        };
        PaymentsOfForecast: {
            invoices: number;
            total: string;
        };
        PaymentsOverdue: {
            invoices: number;
            total: string;
        };
        PrintItem: {
            id: string;
            invoiceId: string | null;
            /** @enum {string} */
            kind: "invoice" | "credit_note" | "reminder" | "payment_request" | "price_step" | "statement";
            number: string | null;
            debtorId: string;
            debtorName: string;
            customerNumber: string;
            /** Format: date */
            issuedOn: string;
            total: string | null;
            reason: string | null;
            printBatchId: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        PrintBatch: {
            id: string;
            number: number;
            /** @enum {string} */
            status: "made" | "printed";
            letters: number;
            /** @enum {string} */
            letterMarks: "none" | "c5" | "m65";
            /** Format: date-time */
            createdAt: string;
            printedAt: string | null;
        };
        ReceivedFile: {
            id: string;
            fileName: string;
            /** @enum {string} */
            status: "stored" | "read" | "refused";
            type: ("0602" | "0603" | "0621" | "fi" | "camt.053" | "camt.054") | null;
            supplier: string | null;
            deliveryId: string | null;
            sizeBytes: number;
            sha256: string;
            /** Format: date-time */
            receivedAt: string;
            readAt: string | null;
            refusal: {
                /** @enum {string} */
                code: "unknown_format" | "unsupported_version" | "bad_field" | "bad_order" | "wrong_totals" | "cut_off" | "bad_xml" | "read_before" | "other_creditor" | "other_system";
                line: number;
                column: number;
                detail: string;
                reason: components["schemas"]["RefusalReason"] | null;
            } | null;
            entries: number | null;
            isOutranked: boolean;
            payments: number;
            received: string;
            mandates: number;
            waiting: number;
            knownBefore: number;
            knownBeforeAmount: string;
            notices: number;
            noticesAmount: string;
        };
        RefusalReason: {
            /** @enum {string} */
            code: "digits_only" | "no_date" | "control_character" | "line_too_long" | "bad_sign" | "as_above" | "no_delivery" | "no_delivery_start" | "no_delivery_end" | "before_delivery" | "second_delivery" | "after_delivery" | "outside_section" | "section_not_begun" | "record_too_long" | "no_subsystem" | "mandate_without_customer" | "amount_of_records" | "count_of_records" | "no_fi_start" | "no_fi_end" | "before_fi_file" | "second_fi_file" | "after_fi_file" | "second_creditor" | "payment_without_creditor" | "creditor_not_begun" | "fi_count" | "fi_amount" | "day_not_over" | "version_not_read" | "no_statement_type" | "no_statement" | "message_without_statement" | "second_document" | "entry_before_account" | "too_many_transactions" | "too_many_texts" | "entry_not_whole" | "entry_without" | "amount_without_currency" | "balance_incomplete" | "no_amount" | "no_currency" | "no_count" | "no_day" | "no_direction" | "no_yes_or_no" | "too_many_decimals" | "total_differs" | "field_twice" | "encoding_not_read" | "not_of_encoding" | "document_type" | "too_deep" | "text_too_long" | "part_too_long" | "no_last_tag" | "zip_of_several" | "zip_of_nothing" | "zip_encrypted" | "zip_file_broken" | "zip_check_sum" | "zip_too_large" | "zip_cut_off" | "zip_broken" | "no_return_file" | "read_before" | "from_test" | "from_production" | "not_of_creditor";
            facts: {
                [key: string]: string;
            };
        };
        CollectionCancellation: {
            collections: components["schemas"]["Collection"][];
            whatToDo: string;
        };
        ExplainedPaymentDate: {
            /** Format: date */
            dueOn: string;
            /** Format: date */
            paymentDate: string;
            /** Format: date-time */
            deadlineAt: string;
            /** Format: date-time */
            closesAt: string;
            reasons: {
                /** @enum {string} */
                code: "due_date" | "moved_to_bank_day" | "deadline_missed_next_month" | "late_window" | "billed_early";
                text: string;
            }[];
            /** Format: date */
            earliestDeliveryOn: string;
        };
        Delivery: {
            id: string;
            /** @enum {string} */
            type: "0601" | "0605";
            /** @enum {string} */
            status: "closed" | "handing_over" | "handed_over" | "received" | "in_doubt";
            dataSupplierNumber: string;
            number: string;
            fileName: string;
            collectionCount: number;
            entryCount: number | null;
            net: string;
            /** Format: date-time */
            createdAt: string;
            writtenAt: string | null;
            receivedAt: string | null;
            doubt: {
                /** @enum {string} */
                reason: "content_differs" | "file_gone" | "receipt_missing";
                /** Format: date-time */
                since: string;
            } | null;
        };
        ClosedDelivery: {
            deliveryId: string | null;
            registrationsDeliveryId: string | null;
            /** @enum {string} */
            state: "closed" | "nothing_queued" | "under_way";
        };
        MandateEvent: {
            id: string;
            /** @enum {string} */
            change: "active" | "cancelled_by_bank" | "cancelled_by_creditor" | "cancelled_by_betalingsservice";
            code: string;
            /** @enum {string} */
            outcome: "applied" | "known" | "unknown_customer" | "unknown_mandate" | "settled_by_person";
            debtorId: string | null;
            customerNumber: string;
            mandateNumber: string;
            bsDebtorGroup: string;
            from: string | null;
            to: string | null;
            receivedFileId: string;
            fileName: string;
            line: number;
            /** Format: date-time */
            createdAt: string;
        };
        Slip: {
            id: string;
            invoiceId: string;
            invoiceNumber: string;
            /** @enum {string} */
            kind: "invoice" | "reminder";
            debtorId: string;
            debtorName: string;
            customerNumber: string;
            /** @enum {string} */
            status: "queued" | "delivered" | "withdrawn";
            toldOtherwise: boolean;
            amount: string | null;
            paymentDate: string | null;
            deliveryId: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        MandateRegistration: {
            id: string;
            debtorId: string;
            /** @enum {string} */
            kind: "register" | "cancel" | "change_customer_number";
            /** @enum {string} */
            status: "queued" | "delivered" | "withdrawn";
            registrationNumber: string | null;
            accountEnding: string | null;
            mandateNumber: string | null;
            newCustomerNumber: string | null;
            /** Format: date */
            wantedOn: string | null;
            deliveryId: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        SelfCheck: {
            id: string;
            /** @enum {string} */
            cause: "night" | "request";
            /** Format: date-time */
            startedAt: string;
            finishedAt: string | null;
            differences: number | null;
            newFindings: number | null;
            goneFindings: number | null;
        };
        Finding: {
            id: string;
            /** @enum {string} */
            code: "period_missing" | "period_overdue" | "workflow_missing" | "workflow_stuck" | "run_stalled" | "workflow_left_over" | "billing_day_differs" | "mail_missing" | "mail_stale" | "mail_failed" | "print_missing" | "slip_undelivered" | "collection_missing" | "collection_overdue" | "delivery_workflow_missing" | "delivery_not_handed_over" | "delivery_in_doubt" | "indexation_not_running" | "indexation_waiting" | "announcement_failed" | "announcement_overdue" | "message_undelivered" | "one_off_line_stranded" | "credit_stranded" | "number_gap" | "number_out_of_step" | "numbers_doubted" | "ledger_out_of_step" | "payment_waiting" | "pay_out_unanswered" | "reminders_not_running" | "reminder_missed" | "reminder_unfounded" | "reminder_interest_differs" | "reference_rate_missing";
            /** @enum {string} */
            objectType: "subscription" | "run" | "invoice" | "reminder" | "delivery" | "creditor" | "message" | "one_off_line" | "payment_mail" | "statement_mail" | "debtor" | "payment" | "pay_out" | "received_file";
            objectId: string;
            details: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            status: "open" | "repaired" | "gone";
            isRepairable: boolean;
            whatToDo: string;
            repair: ("workflow_restarted" | "workflow_told_to_end" | "run_woken" | "mail_written" | "mail_sent_again" | "queued_for_print" | "collection_queued" | "queue_gathered" | "delivery_workflow_started" | "hand_over_woken" | "indexation_woken" | "reminders_started" | "charges_taken_back" | "workflow_ended" | "goes_on_by_itself" | "nothing_left_to_do") | null;
            lastSeenBy: string;
            /** Format: date-time */
            foundAt: string;
            closedAt: string | null;
        };
        OpenFinding: {
            id: string;
            /** @enum {string} */
            code: "period_missing" | "period_overdue" | "workflow_missing" | "workflow_stuck" | "run_stalled" | "workflow_left_over" | "billing_day_differs" | "mail_missing" | "mail_stale" | "mail_failed" | "print_missing" | "slip_undelivered" | "collection_missing" | "collection_overdue" | "delivery_workflow_missing" | "delivery_not_handed_over" | "delivery_in_doubt" | "indexation_not_running" | "indexation_waiting" | "announcement_failed" | "announcement_overdue" | "message_undelivered" | "one_off_line_stranded" | "credit_stranded" | "number_gap" | "number_out_of_step" | "numbers_doubted" | "ledger_out_of_step" | "payment_waiting" | "pay_out_unanswered" | "reminders_not_running" | "reminder_missed" | "reminder_unfounded" | "reminder_interest_differs" | "reference_rate_missing";
            /** @enum {string} */
            objectType: "subscription" | "run" | "invoice" | "reminder" | "delivery" | "creditor" | "message" | "one_off_line" | "payment_mail" | "statement_mail" | "debtor" | "payment" | "pay_out" | "received_file";
            objectId: string;
            details: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            status: "open" | "repaired" | "gone";
            isRepairable: boolean;
            whatToDo: string;
            repair: ("workflow_restarted" | "workflow_told_to_end" | "run_woken" | "mail_written" | "mail_sent_again" | "queued_for_print" | "collection_queued" | "queue_gathered" | "delivery_workflow_started" | "hand_over_woken" | "indexation_woken" | "reminders_started" | "charges_taken_back" | "workflow_ended" | "goes_on_by_itself" | "nothing_left_to_do") | null;
            lastSeenBy: string;
            /** Format: date-time */
            foundAt: string;
            closedAt: string | null;
            creditorId: string;
            creditorName: string;
        };
        RepairedFindings: {
            repaired: number;
            refused: number;
            left: number;
        };
        Event: {
            id: string;
            position: string;
            type: string;
            /** Format: date-time */
            occurredAt: string;
            objectType: string;
            objectId: string;
            data: {
                [key: string]: string | number | null;
            };
        };
        NewWebhookEndpoint: {
            id: string;
            url: string;
            types: string[] | null;
            description: string | null;
            failingSince: string | null;
            switchedOffAt: string | null;
            switchedOffAs: ("by_person" | "failing" | "gone") | null;
            secrets: {
                id: string;
                /** Format: date-time */
                createdAt: string;
                expiresAt: string | null;
            }[];
            /** Format: date-time */
            createdAt: string;
            secret: string | null;
        };
        WebhookEndpoint: {
            id: string;
            url: string;
            types: string[] | null;
            description: string | null;
            failingSince: string | null;
            switchedOffAt: string | null;
            switchedOffAs: ("by_person" | "failing" | "gone") | null;
            secrets: {
                id: string;
                /** Format: date-time */
                createdAt: string;
                expiresAt: string | null;
            }[];
            /** Format: date-time */
            createdAt: string;
        };
        WebhookDelivery: {
            id: string;
            eventId: string | null;
            type: string;
            objectId: string | null;
            /** @enum {string} */
            state: "waiting" | "delivered" | "abandoned";
            tries: number;
            nextTryAt: string | null;
            /** Format: date-time */
            createdAt: string;
            doneAt: string | null;
            attempts: {
                /** Format: date-time */
                at: string;
                statusCode: number | null;
                failure: ("address_refused" | "name_not_found" | "not_connected" | "certificate" | "timeout" | "broken_off") | null;
                durationMs: number;
                answer: string;
            }[];
        };
        AuditEntry: {
            id: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            action: "created" | "changed" | "deleted";
            /** @enum {string} */
            objectType: "api_key" | "bank_account" | "billing_run" | "collection" | "creditor" | "debtor" | "debtor_group" | "debtor_group_member" | "debt_case" | "delivery_decision" | "draft" | "finding" | "index_table" | "index_value" | "indexation" | "invitation" | "item" | "item_price" | "ledger_account" | "ledger_transfer" | "mandate" | "mandate_event" | "mandate_registration" | "member_terms" | "one_off_line" | "pause" | "pay_out" | "payment" | "payment_match" | "person" | "person_role" | "print_batch" | "print_item" | "received_file_decision" | "reminder_hold" | "reminder_proposal" | "reminder_settings" | "reminder_waiver" | "self_check" | "skip" | "slip" | "standing_line" | "statement_mail" | "subscription" | "subscription_member" | "webhook_endpoint" | "webhook_secret" | "run";
            objectId: string;
            objectKey: {
                [key: string]: unknown;
            } | null;
            /** @enum {string} */
            trailType: "api_key" | "bank_account" | "billing_run" | "collection" | "creditor" | "debtor" | "debtor_group" | "debtor_group_member" | "debt_case" | "delivery_decision" | "draft" | "finding" | "index_table" | "index_value" | "indexation" | "invitation" | "item" | "item_price" | "ledger_account" | "ledger_transfer" | "mandate" | "mandate_event" | "mandate_registration" | "member_terms" | "one_off_line" | "pause" | "pay_out" | "payment" | "payment_match" | "person" | "person_role" | "print_batch" | "print_item" | "received_file_decision" | "reminder_hold" | "reminder_proposal" | "reminder_settings" | "reminder_waiver" | "self_check" | "skip" | "slip" | "standing_line" | "statement_mail" | "subscription" | "subscription_member" | "webhook_endpoint" | "webhook_secret" | "run" | "delivery" | "received_file" | "reminder";
            trailId: string;
            changes: {
                field: string;
                from: unknown;
                to: unknown;
            }[];
            by: {
                /** @enum {string} */
                role: "operator" | "admin" | "bookkeeper" | "read_only";
                name: string;
                apiKeyId: string | null;
                personId: string | null;
            };
            requestId: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listCreditors: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Creditor"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createCreditor: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreditorInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Creditor"];
                };
            };
        };
    };
    getAnyCreditor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                creditorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Creditor"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeAnyCreditor: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                creditorId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreditorChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Creditor"];
                };
            };
        };
    };
    getAnyBankAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                creditorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankAccounts"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    setBankAccounts: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                creditorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BankAccountsInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankAccounts"];
                };
            };
        };
    };
    getCreditor: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Creditor"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeCreditor: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreditorChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Creditor"];
                };
            };
        };
    };
    getBankAccounts: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankAccounts"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    putBankAccounts: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BankAccountsInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankAccounts"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApiKey"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ApiKeyRotation"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
        };
    };
    listAnyApiKeys: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
            };
            header?: never;
            path: {
                creditorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApiKey"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getAnyApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                apiKeyId: string;
                creditorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    revokeAnyApiKey: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                apiKeyId: string;
                creditorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
        };
    };
    listOperatorKeys: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OperatorKey"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createOperatorKey: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OperatorKeyInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewOperatorKey"];
                };
            };
        };
    };
    revokeOperatorKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                operatorKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorKey"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOrNone"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SessionChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    signInByLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInLink"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    beginOidc: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OidcStart"];
                };
            };
        };
    };
    finishOidc: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OidcAnswer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    signOutOfOidc: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OidcSignOut"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SessionOfMine"][];
                    };
                };
            };
        };
    };
    endSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    beginSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
        };
    };
    endSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorEnd"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorCode"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
        };
    };
    askForPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordResetRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    acceptPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordResetAcceptance"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordReset"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Person"][];
                    };
                };
            };
        };
    };
    getPerson: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PersonChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Invitation"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    invite: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
        };
    };
    getInvitation: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationAcceptance"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
        };
    };
    listDebtors: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                q?: string;
                email?: string;
                include?: "balance";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ListedDebtor"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createDebtor: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DebtorInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Debtor"];
                };
            };
        };
    };
    searchAll: {
        parameters: {
            query: {
                q: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Found"];
                };
            };
        };
    };
    listDebtorMemberships: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                on?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DebtorMembership"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getDebtor: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Debtor"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeDebtor: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DebtorChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Debtor"];
                };
            };
        };
    };
    setMandate: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MandateInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Debtor"];
                };
            };
        };
    };
    endMandate: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MandateEnd"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Debtor"];
                };
            };
        };
    };
    listMandates: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Mandate"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listDebtorGroups: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                q?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DebtorGroup"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createDebtorGroup: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DebtorGroupInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DebtorGroup"];
                };
            };
        };
    };
    getDebtorGroup: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                debtorGroupId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DebtorGroup"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteDebtorGroup: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                debtorGroupId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DebtorGroup"];
                };
            };
        };
    };
    renameDebtorGroup: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                debtorGroupId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DebtorGroupInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DebtorGroup"];
                };
            };
        };
    };
    listGroupMembers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                on?: string;
                debtorId?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                debtorGroupId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ListedGroupMember"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    addGroupMember: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                debtorGroupId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
        };
    };
    addGroupDebtors: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                debtorGroupId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MembersInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Members"];
                };
            };
        };
    };
    getGroupMember: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                debtorGroupId: string;
                groupMemberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteGroupMember: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                debtorGroupId: string;
                groupMemberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedMember"];
                };
            };
        };
    };
    changeGroupMember: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                debtorGroupId: string;
                groupMemberId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedMember"];
                };
            };
        };
    };
    importDebtors: {
        parameters: {
            query?: {
                dryRun?: "true" | "false";
                language?: "da" | "en";
                existing?: "refuse" | "update";
            };
            header?: {
                "Idempotency-Key"?: string;
                "Accept-Language"?: string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
        };
    };
    getDebtorTemplate: {
        parameters: {
            query?: {
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listItems: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                q?: string;
                archived?: "true" | "false";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Item"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createItem: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Item"];
                };
            };
        };
    };
    getItem: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Item"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeItem: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ItemChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Item"];
                };
            };
        };
    };
    importItems: {
        parameters: {
            query?: {
                dryRun?: "true" | "false";
                language?: "da" | "en";
            };
            header?: {
                "Idempotency-Key"?: string;
                "Accept-Language"?: string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
        };
    };
    getItemTemplate: {
        parameters: {
            query?: {
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    setItemPrice: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                itemId: string;
                validFrom: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemPriceInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemPrice"];
                };
            };
        };
    };
    deleteItemPrice: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                itemId: string;
                validFrom: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemPrice"];
                };
            };
        };
    };
    listItemPrices: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ItemPrice"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listSubscriptions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                summary?: "true" | "false";
                status?: "active" | "needs_attention" | "ended" | "cancelled";
                kind?: "single" | "group";
                debtorId?: string;
                through?: "own" | "group" | "any";
                nextBillingBefore?: string;
                q?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SubscriptionSummary"][];
                        nextCursor: string | null;
                        summary?: {
                            count: number;
                            countIsCapped: boolean;
                        };
                    };
                };
            };
        };
    };
    createSubscription: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    getSubscription: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeSubscription: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SubscriptionChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    listPeriods: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SubscriptionPeriod"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    previewSubscription: {
        parameters: {
            query?: {
                periods?: number;
                after?: number;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
        };
    };
    previewChange: {
        parameters: {
            query?: {
                periods?: number;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SubscriptionChangePreview"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
        };
    };
    previewNewSubscription: {
        parameters: {
            query?: {
                periods?: number;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
        };
    };
    replaceLines: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinesInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    addLine: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StandingLineInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedLine"];
                };
            };
        };
    };
    changeLine: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                position: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineChange"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedLine"];
                };
            };
        };
    };
    endLine: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                position: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineEnd"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedLine"];
                };
            };
        };
    };
    listLineHistory: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                position: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineHistory"];
                };
            };
        };
    };
    previewPriceChange: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceChangeInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceChangePreview"];
                };
            };
        };
    };
    applyPriceChange: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceChangeApplication"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppliedPriceChange"];
                };
            };
        };
    };
    getIndexation: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Indexation"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    setIndexation: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IndexationInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Indexation"];
                };
            };
        };
    };
    endIndexation: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Indexation"];
                };
            };
        };
    };
    resendAnnouncement: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnnouncementInput"];
            };
        };
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Indexation"];
                };
            };
        };
    };
    getIndexTable: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndexTable"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    putIndexTable: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IndexTableInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndexTable"];
                };
            };
        };
    };
    listIndexTables: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["IndexTableName"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listOneOffLines: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ListedOneOffLine"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    addOneOffLine: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OneOffLineInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneOffLine"];
                };
            };
        };
    };
    withdrawOneOffLine: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                oneOffLineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneOffLine"];
                };
            };
        };
    };
    changeOneOffLine: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                oneOffLineId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OneOffLineChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneOffLine"];
                };
            };
        };
    };
    setEndDate: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndDateInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    billNow: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BillNowInput"];
            };
        };
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BilledPeriod"];
                };
            };
        };
    };
    retrySubscription: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    cancelSubscription: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CancelInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelledSubscription"];
                };
            };
        };
    };
    reactivateSubscription: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReactivationInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    listPauses: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Pause"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    addPause: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pause"];
                };
            };
        };
    };
    resumeSubscription: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                pauseId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ResumeInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    skipPeriod: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkipInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    unskipPeriod: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                periodFrom: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    listDrafts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                status?: "waiting" | "released" | "dropped" | "issued";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DraftSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getDraft: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                draftId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    editDraft: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                draftId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftLinesInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
        };
    };
    releaseDraft: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                draftId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
        };
    };
    releaseDrafts: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseDraftsInput"];
            };
        };
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleasedDrafts"];
                };
            };
        };
    };
    dropDraft: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                draftId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
        };
    };
    importSubscriptions: {
        parameters: {
            query?: {
                dryRun?: "true" | "false";
                language?: "da" | "en";
            };
            header?: {
                "Idempotency-Key"?: string;
                "Accept-Language"?: string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
        };
    };
    getSubscriptionTemplate: {
        parameters: {
            query?: {
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    importDebtorGroupMembers: {
        parameters: {
            query?: {
                dryRun?: "true" | "false";
                language?: "da" | "en";
            };
            header?: {
                "Idempotency-Key"?: string;
                "Accept-Language"?: string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
        };
    };
    getDebtorGroupMemberTemplate: {
        parameters: {
            query?: {
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    importSubscriptionGroupMembers: {
        parameters: {
            query?: {
                dryRun?: "true" | "false";
                language?: "da" | "en";
            };
            header?: {
                "Idempotency-Key"?: string;
                "Accept-Language"?: string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
        };
    };
    getSubscriptionGroupMemberTemplate: {
        parameters: {
            query?: {
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    importMandates: {
        parameters: {
            query?: {
                dryRun?: "true" | "false";
                language?: "da" | "en";
                existing?: "refuse" | "update";
            };
            header?: {
                "Idempotency-Key"?: string;
                "Accept-Language"?: string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
        };
    };
    getMandateTemplate: {
        parameters: {
            query?: {
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    importOneOffLines: {
        parameters: {
            query?: {
                dryRun?: "true" | "false";
                language?: "da" | "en";
            };
            header?: {
                "Idempotency-Key"?: string;
                "Accept-Language"?: string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
        };
    };
    getOneOffLineTemplate: {
        parameters: {
            query?: {
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listSubscriptionMembers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                on?: string;
                debtorId?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ListedSubscriptionMember"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    addSubscriptionMember: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
        };
    };
    getSubscriptionMember: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteSubscriptionMember: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedMember"];
                };
            };
        };
    };
    changeSubscriptionMember: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedMember"];
                };
            };
        };
    };
    listGroupDebtors: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                from?: string;
                to?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GroupDebtor"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    previewGroup: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                periods?: number;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PreviewedMember"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getMemberTerms: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberTerms"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    setMemberTerms: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberTermsInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberTerms"];
                };
            };
        };
    };
    deleteMemberTerms: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberTerms"];
                };
            };
        };
    };
    listMemberTerms: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MemberTerms"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listRuns: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RunSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listAllRuns: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                status?: "billing" | "stopped" | "needs_attention" | "billed";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ListedRun"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getAnyRun: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedRun"];
                };
            };
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listRunMembers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                status?: "waiting" | "billed" | "settled" | "needs_attention";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RunMember"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    retryRun: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
        };
    };
    stopRun: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
        };
    };
    resumeRun: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                summary?: "true" | "false";
                subscriptionId?: string;
                debtorId?: string;
                kind?: "invoice" | "credit_note";
                paymentStatus?: "open" | "settled" | "overdue";
                issuedFrom?: string;
                issuedTo?: string;
                dueFrom?: string;
                dueTo?: string;
                mailStatus?: "waiting" | "sent" | "failed";
                collectionStatus?: "queued" | "delivered" | "too_late" | "withdrawn" | "cancelling" | "paid" | "rejected" | "cancelled" | "charged_back";
                paymentMethod?: "fi71" | "betalingsservice";
                amountFrom?: string;
                amountTo?: string;
                q?: string;
                sort?: "newest" | "due";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["InvoiceSummary"][];
                        nextCursor: string | null;
                        summary?: {
                            count: number;
                            countIsCapped: boolean;
                            total: string | null;
                            open: string | null;
                        };
                    };
                };
            };
        };
    };
    getInvoice: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
        };
    };
    getInvoicePdf: {
        parameters: {
            query?: {
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    getInvoiceMail: {
        parameters: {
            query?: {
                part?: "html";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "message/rfc822": string;
                };
            };
        };
    };
    resendInvoiceMail: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mail"];
                };
            };
        };
    };
    getInvoiceMailContents: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailContents"];
                };
            };
        };
    };
    listCreditNotes: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["InvoiceSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    creditInvoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreditNoteInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedCreditNote"];
                };
            };
        };
    };
    writeOffInvoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteOff"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
        };
    };
    undoWriteOff: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
        };
    };
    listInvoiceMatches: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PaymentMatch"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getReminderSettings: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderSettings"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    putReminderSettings: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReminderSettingsInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderSettings"];
                };
            };
        };
    };
    previewReminders: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                on?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PreviewedReminder"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listReminders: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                summary?: "true" | "false";
                debtorId?: string;
                invoiceId?: string;
                level?: "1" | "2" | "3" | "4";
                isNotice?: "true" | "false";
                from?: string;
                to?: string;
                q?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReminderSummary"][];
                        nextCursor: string | null;
                        summary?: {
                            count: number;
                            countIsCapped: boolean;
                            charged: string | null;
                            open: string | null;
                            asked: string | null;
                        };
                    };
                };
            };
        };
    };
    getReminder: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                reminderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reminder"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getReminderPdf: {
        parameters: {
            query?: {
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                reminderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    getReminderMail: {
        parameters: {
            query?: {
                part?: "html";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                reminderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "message/rfc822": string;
                };
            };
        };
    };
    getReminderMailContents: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                reminderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailContents"];
                };
            };
        };
    };
    resendReminder: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                reminderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mail"];
                };
            };
        };
    };
    waiveReminderCharge: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                reminderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReminderWaiverInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reminder"];
                };
            };
        };
    };
    writeOffReminder: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                reminderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReminderWriteOff"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reminder"];
                };
            };
        };
    };
    undoReminderWriteOff: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                reminderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reminder"];
                };
            };
        };
    };
    listReminderMatches: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                reminderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PaymentMatch"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listReminderHolds: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                debtorId?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReminderHold"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getDebtorHold: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderHoldState"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    holdDebtor: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReminderHoldInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderHold"];
                };
            };
        };
    };
    endDebtorHold: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderHold"];
                };
            };
        };
    };
    getInvoiceHold: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderHoldState"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    holdBackInvoice: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReminderHoldInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderHold"];
                };
            };
        };
    };
    endInvoiceHold: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderHold"];
                };
            };
        };
    };
    listReminderProposals: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                status?: "waiting" | "sent" | "rejected" | "lapsed";
                debtorId?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReminderProposal"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getReminderProposal: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderProposal"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendReminderProposals: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReminderProposalsInput"];
            };
        };
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedReminderProposals"];
                };
            };
        };
    };
    rejectReminderProposals: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReminderProposalsInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedReminderProposals"];
                };
            };
        };
    };
    sendReminderProposal: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderProposal"];
                };
            };
        };
    };
    rejectReminderProposal: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderProposal"];
                };
            };
        };
    };
    listDebtCases: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                status?: "open" | "handed_over" | "closed";
                debtorId?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DebtCase"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getDebtCase: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                debtCaseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DebtCase"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getDebtCasePdf: {
        parameters: {
            query?: {
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                debtCaseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    handOverDebtCase: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                debtCaseId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DebtCaseHandOver"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DebtCase"];
                };
            };
        };
    };
    listReferenceRates: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferenceRates"];
                };
            };
        };
    };
    putReferenceRates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReferenceRatesInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferenceRates"];
                };
            };
        };
    };
    listPayments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                summary?: "true" | "false";
                status?: "new" | "waiting" | "matched" | "dismissed";
                kind?: "paid" | "charged_back" | "rejected" | "cancelled";
                source?: "bs_automatic" | "bs_slip" | "fi_file" | "camt" | "by_hand";
                bookedFrom?: string;
                bookedTo?: string;
                amountFrom?: string;
                amountTo?: string;
                q?: string;
                debtorId?: string;
                invoiceId?: string;
                receivedFileId?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PaymentSummary"][];
                        nextCursor: string | null;
                        summary?: {
                            count: number;
                            countIsCapped: boolean;
                            total: string | null;
                            unmatched: string | null;
                        };
                    };
                };
            };
        };
    };
    enterPayment: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
        };
    };
    assignPayment: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentAssignment"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
        };
    };
    undoPayment: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
        };
    };
    undoMatch: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                paymentMatchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
        };
    };
    dismissPayment: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentDismissal"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
        };
    };
    settlePayment: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentSettlement"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
        };
    };
    reopenPayment: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                code?: string;
                receivedFileId?: string;
                isSettled?: "true" | "false";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Notice"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getDebtorAccount: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DebtorAccount"];
                };
            };
        };
    };
    getStatement: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                from?: string;
                to?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statement"];
                };
            };
        };
    };
    getStatementPdf: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    sendStatement: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StatementMailInput"];
            };
        };
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedMail"];
                };
            };
        };
    };
    listDebtorTransfers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DebtorTransfer"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    applyCredit: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreditApplication"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DebtorAccount"];
                };
            };
        };
    };
    payOutCredit: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreditPayOut"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DebtorAccount"];
                };
            };
        };
    };
    askPayOut: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayOutInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayOut"];
                };
            };
        };
    };
    listPayOuts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                status?: "queued" | "delivered" | "paid" | "refused" | "withdrawn";
                debtorId?: string;
                deliveryId?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PayOut"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getPayOut: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                payOutId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayOut"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    withdrawPayOut: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                payOutId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayOut"];
                };
            };
        };
    };
    answerPayOut: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                payOutId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayOutAnswerInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayOut"];
                };
            };
        };
    };
    listDebtorBalances: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                summary?: "true" | "false";
                overdue?: "true" | "false";
                withCredit?: "true" | "false";
                q?: string;
                sort?: "newest" | "overdue";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DebtorBalance"][];
                        nextCursor: string | null;
                        summary?: {
                            count: number;
                            countIsCapped: boolean;
                            open: string | null;
                            overdue: string | null;
                            credit: string | null;
                        };
                    };
                };
            };
        };
    };
    listAgedDebtors: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                on?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AgedDebtor"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getAgedTotals: {
        parameters: {
            query?: {
                on?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgedTotals"];
                };
            };
        };
    };
    listLedgerAccounts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                on?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LedgerAccount"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listJournal: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                from?: string;
                to?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["JournalTransfer"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listTurnover: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                from?: string;
                to?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Turnover"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listMonthFigures: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Months"];
                };
            };
        };
    };
    getAccountNumbers: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountNumbers"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    putAccountNumbers: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountNumbersInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountNumbers"];
                };
            };
        };
    };
    getOverview: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
        };
    };
    listReceivedDays: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedDays"];
                };
            };
        };
    };
    getForecast: {
        parameters: {
            query?: {
                months?: number;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forecast"];
                };
            };
        };
    };
    listExpectedPayments: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpectedPayments"];
                };
            };
        };
    };
    listMails: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                status?: "waiting" | "sent" | "failed" | "not_needed";
                refused?: "true";
                invoiceId?: string;
                debtorId?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ListedMail"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getPaymentMailFile: {
        parameters: {
            query?: {
                part?: "html";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                paymentMailId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "message/rfc822": string;
                };
            };
        };
    };
    getPaymentMailContents: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                paymentMailId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailContents"];
                };
            };
        };
    };
    resendPaymentMail: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                paymentMailId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mail"];
                };
            };
        };
    };
    listPrintQueue: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                debtorId?: string;
                kind?: "invoice" | "credit_note" | "reminder" | "payment_request" | "price_step" | "statement";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PrintItem"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listPrintBatches: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                status?: "made" | "printed";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PrintBatch"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createPrintBatch: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PrintBatchInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintBatch"];
                };
            };
        };
    };
    getPrintBatch: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                printBatchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintBatch"];
                };
            };
        };
    };
    listBatchLetters: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                printBatchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PrintItem"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getBatchPdf: {
        parameters: {
            query?: {
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                printBatchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    markBatchPrinted: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                printBatchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintBatch"];
                };
            };
        };
    };
    printInvoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrintRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintItem"];
                };
            };
        };
    };
    getStatementMailFile: {
        parameters: {
            query?: {
                part?: "html";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                statementMailId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "message/rfc822": string;
                };
            };
        };
    };
    getStatementMailContents: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                statementMailId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailContents"];
                };
            };
        };
    };
    resendStatementMail: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                statementMailId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedMail"];
                };
            };
        };
    };
    listReceivedFiles: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                summary?: "true" | "false";
                status?: "stored" | "read" | "refused";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReceivedFile"][];
                        nextCursor: string | null;
                        summary?: {
                            count: number;
                            countIsCapped: boolean;
                        };
                    };
                };
            };
        };
    };
    uploadReceivedFile: {
        parameters: {
            query: {
                fileName: string;
            };
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedFile"];
                };
            };
        };
    };
    getReceivedFile: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                receivedFileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedFile"];
                };
            };
        };
    };
    getReceivedFileContent: {
        parameters: {
            query?: {
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                receivedFileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    readReceivedFileAnyway: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                receivedFileId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadAnyway"];
            };
        };
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedFile"];
                };
            };
        };
    };
    readReceivedFileAgain: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                receivedFileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedFile"];
                };
            };
        };
    };
    listCollections: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                status?: "queued" | "delivered" | "too_late" | "withdrawn" | "cancelling" | "paid" | "rejected" | "cancelled" | "charged_back";
                deliveryId?: string;
                invoiceId?: string;
                debtorId?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Collection"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    withdrawCollection: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                collectionId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CollectionWithdrawal"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
        };
    };
    cancelCollection: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                collectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionCancellation"];
                };
            };
        };
    };
    getPaymentDate: {
        parameters: {
            query?: {
                dueOn?: string;
                at?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainedPaymentDate"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                status?: "closed" | "handing_over" | "handed_over" | "received" | "in_doubt";
                type?: "0601" | "0605";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Delivery"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    closeDelivery: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosedDelivery"];
                };
            };
        };
    };
    getDelivery: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
        };
    };
    getDeliveryFile: {
        parameters: {
            query?: {
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; charset=iso-8859-1": string;
                };
            };
        };
    };
    confirmDelivery: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
        };
    };
    sendDeliveryAgain: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
        };
    };
    listMandateEvents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                outcome?: "applied" | "known" | "unknown_customer" | "unknown_mandate" | "settled_by_person";
                debtorId?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MandateEvent"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    settleMandateEvent: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                mandateEventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MandateEvent"];
                };
            };
        };
    };
    listSlips: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                status?: "queued" | "delivered" | "withdrawn";
                debtorId?: string;
                deliveryId?: string;
                invoiceId?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Slip"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listMandateRegistrations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                status?: "queued" | "delivered" | "withdrawn";
                debtorId?: string;
                deliveryId?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MandateRegistration"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    queueMandateRegistration: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MandateRegistrationInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MandateRegistration"];
                };
            };
        };
    };
    withdrawMandateRegistration: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                registrationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MandateRegistration"];
                };
            };
        };
    };
    listSelfChecks: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SelfCheck"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    runSelfCheck: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SelfCheck"];
                };
            };
        };
    };
    getSelfCheck: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                selfCheckId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SelfCheck"];
                };
            };
        };
    };
    listFindings: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                status?: "open" | "repaired" | "gone";
                code?: "period_missing" | "period_overdue" | "workflow_missing" | "workflow_stuck" | "run_stalled" | "workflow_left_over" | "billing_day_differs" | "mail_missing" | "mail_stale" | "mail_failed" | "print_missing" | "slip_undelivered" | "collection_missing" | "collection_overdue" | "delivery_workflow_missing" | "delivery_not_handed_over" | "delivery_in_doubt" | "indexation_not_running" | "indexation_waiting" | "announcement_failed" | "announcement_overdue" | "message_undelivered" | "one_off_line_stranded" | "credit_stranded" | "number_gap" | "number_out_of_step" | "numbers_doubted" | "ledger_out_of_step" | "payment_waiting" | "pay_out_unanswered" | "reminders_not_running" | "reminder_missed" | "reminder_unfounded" | "reminder_interest_differs" | "reference_rate_missing";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Finding"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listOpenFindings: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                code?: "period_missing" | "period_overdue" | "workflow_missing" | "workflow_stuck" | "run_stalled" | "workflow_left_over" | "billing_day_differs" | "mail_missing" | "mail_stale" | "mail_failed" | "print_missing" | "slip_undelivered" | "collection_missing" | "collection_overdue" | "delivery_workflow_missing" | "delivery_not_handed_over" | "delivery_in_doubt" | "indexation_not_running" | "indexation_waiting" | "announcement_failed" | "announcement_overdue" | "message_undelivered" | "one_off_line_stranded" | "credit_stranded" | "number_gap" | "number_out_of_step" | "numbers_doubted" | "ledger_out_of_step" | "payment_waiting" | "pay_out_unanswered" | "reminders_not_running" | "reminder_missed" | "reminder_unfounded" | "reminder_interest_differs" | "reference_rate_missing";
                creditorId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OpenFinding"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getFinding: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                findingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Finding"];
                };
            };
        };
    };
    repairFindings: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepairedFindings"];
                };
            };
        };
    };
    repairFinding: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path: {
                findingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Finding"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                after?: string;
                types?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Event"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getEvent: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookEndpoint"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookEndpointInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookEndpoint"];
                };
            };
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                webhookEndpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                webhookEndpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    changeWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                webhookEndpointId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WebhookEndpointChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                webhookEndpointId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WebhookSecretRotation"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookEndpoint"];
                };
            };
        };
    };
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                webhookEndpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    enableWebhookEndpoint: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                webhookEndpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    disableWebhookEndpoint: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                webhookEndpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                state?: "waiting" | "delivered" | "abandoned";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                webhookEndpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookDelivery"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    resendWebhookDelivery: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                "Termin-Creditor"?: string;
            };
            path: {
                webhookEndpointId: string;
                webhookDeliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                objectType?: string;
                objectId?: string;
                apiKeyId?: string;
                personId?: string;
                from?: string;
                to?: string;
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listApiKeyAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listCollectionAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                collectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listDebtCaseAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                debtCaseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listDebtorAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                debtorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listDeliveryAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listItemAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listMandateEventAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                mandateEventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listPaymentAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listReminderAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                reminderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listReminderHoldAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                reminderHoldId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listReminderProposalAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listPrintBatchAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                printBatchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listSelfCheckAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                selfCheckId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listFindingAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                findingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listSubscriptionAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listWebhookEndpointAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                format?: "json" | "csv" | "csv-excel";
                creditor?: string;
            };
            header?: {
                "Termin-Creditor"?: string;
            };
            path: {
                webhookEndpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
}

export type ProblemCode =
  | 'address_not_allowed'
  | 'already_in_print_queue'
  | 'already_member'
  | 'already_printed'
  | 'already_reactivated'
  | 'amount_too_large'
  | 'announced_step'
  | 'another_creditor_chosen'
  | 'api_key_missing'
  | 'api_key_over'
  | 'api_key_unknown'
  | 'bank_account_taken'
  | 'betalingsservice_not_set_up'
  | 'beyond_own_key'
  | 'body_too_large'
  | 'cancellation_too_late'
  | 'change_too_late'
  | 'changed_meanwhile'
  | 'collection_not_delivered'
  | 'collection_not_queued'
  | 'collections_queued'
  | 'credit_exceeds_invoice'
  | 'credit_note_not_creditable'
  | 'creditor_not_set_up'
  | 'cross_site_request'
  | 'customer_number_taken'
  | 'data_supplier_number_taken'
  | 'database_unavailable'
  | 'debt_case_held_back'
  | 'debt_case_not_open'
  | 'debtor_without_email'
  | 'delivery_not_in_doubt'
  | 'draft_not_waiting'
  | 'draft_waiting'
  | 'end_date_already_billed'
  | 'fi_creditor_number_taken'
  | 'file_not_decidable'
  | 'file_not_read'
  | 'finding_not_repairable'
  | 'group_cycle'
  | 'group_in_use'
  | 'group_name_taken'
  | 'idempotency_key_invalid'
  | 'idempotency_key_missing'
  | 'idempotency_key_reused'
  | 'import_refused'
  | 'indexation_not_for_groups'
  | 'internal_error'
  | 'invalid_request'
  | 'item_number_taken'
  | 'item_price_dated'
  | 'last_admin'
  | 'last_operator_key'
  | 'last_period_billed'
  | 'line_not_in_force'
  | 'link_over'
  | 'mail_not_failed'
  | 'malformed_json'
  | 'malformed_request'
  | 'mandate_event_not_waiting'
  | 'mandates_in_force'
  | 'match_reversed'
  | 'method_not_allowed'
  | 'more_than_asked'
  | 'more_than_credit'
  | 'more_than_open'
  | 'more_than_waits'
  | 'no_creditor_chosen'
  | 'no_mandate_in_force'
  | 'not_a_group'
  | 'not_an_invoice'
  | 'not_for_creditors'
  | 'not_for_keys'
  | 'not_for_operators'
  | 'not_found'
  | 'not_rendered_yet'
  | 'nothing_dismissed'
  | 'nothing_to_credit'
  | 'nothing_to_print'
  | 'nothing_to_undo'
  | 'nothing_to_waive'
  | 'numbers_set_by_operator'
  | 'oidc_email_unverified'
  | 'oidc_not_set_up'
  | 'oidc_refused'
  | 'oidc_unknown_person'
  | 'oidc_unreachable'
  | 'one_off_line_billed'
  | 'one_off_line_carried'
  | 'one_off_line_in_draft'
  | 'one_off_line_withdrawn'
  | 'pause_over'
  | 'pauses_overlap'
  | 'pay_out_not_delivered'
  | 'pay_out_not_queued'
  | 'pay_out_under_way'
  | 'pay_outs_not_agreed'
  | 'payment_moves_money'
  | 'payment_moves_no_money'
  | 'payment_not_waiting'
  | 'pbs_number_taken'
  | 'period_already_billed'
  | 'period_awaits_approval'
  | 'period_not_next'
  | 'price_change_refused'
  | 'price_change_stale'
  | 'price_in_the_past'
  | 'proposal_not_waiting'
  | 'read_only_key'
  | 'registration_delivered'
  | 'registration_queued'
  | 'reminder_not_due'
  | 'reminder_withdrawn'
  | 'role_too_low'
  | 'run_stopped'
  | 'scope_missing'
  | 'second_factor_in_force'
  | 'second_factor_needed'
  | 'second_factor_not_begun'
  | 'second_factor_wrong'
  | 'session_over'
  | 'sign_in_must_wait'
  | 'sign_in_refused'
  | 'stays_overlap'
  | 'subscription_not_over'
  | 'subscription_over'
  | 'temporal_unavailable'
  | 'too_many_lines'
  | 'too_many_one_off_lines'
  | 'too_many_periods_due'
  | 'too_many_requests'
  | 'too_many_subscriptions'
  | 'too_many_to_credit'
  | 'two_credentials'
  | 'unsupported_media_type'
  | 'workflow_stuck';
