package org.xlava.pjrt;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The plugin under test with a meeting of processes added, which the CPU plugins don't have: before
 * it makes a client it puts {@code node:ID} into the store, gets that of the node which the option
 * {@code peer} names, and looks for {@code absent} without waiting, as plugins of several processes
 * do. Everything else is the plugin's own.
 */
final class MeetingPlugin {
  private static final String CODE =
      """
      #include <dlfcn.h>
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>
      #include "pjrt_c_api.h"
      static union { PJRT_Api api; char bytes[1 << 16]; } table;
      static const PJRT_Api* real;
      typedef struct { PJRT_Error_Code code; char message[512]; } Failure;
      static __thread Failure* own;

      static PJRT_Error* fail(PJRT_Error_Code code, const char* message, size_t size) {
        own = calloc(1, sizeof(Failure));
        own->code = code;
        memcpy(own->message, message, size < 511 ? size : 511);
        return (PJRT_Error*)own;
      }
      static PJRT_CallbackError on_error = fail;

      static void destroy(PJRT_Error_Destroy_Args* args) {
        if ((void*)args->error == own) { free(own); own = 0; } else real->PJRT_Error_Destroy(args);
      }
      static void message(PJRT_Error_Message_Args* args) {
        if ((void*)args->error != own) { real->PJRT_Error_Message(args); return; }
        args->message = own->message;
        args->message_size = strlen(own->message);
      }
      static PJRT_Error* code(PJRT_Error_GetCode_Args* args) {
        if ((void*)args->error != own) return real->PJRT_Error_GetCode(args);
        args->code = own->code;
        return 0;
      }

      static long option(PJRT_Client_Create_Args* args, const char* name) {
        for (size_t i = 0; i < args->num_options; i++)
          if (!strncmp(args->create_options[i].name, name, args->create_options[i].name_size))
            return args->create_options[i].int64_value;
        return -1;
      }

      static PJRT_Error* meet(PJRT_Client_Create_Args* args) {
        char key[32], value[32];
        if (!args->kv_get_callback || !args->kv_put_callback || !args->kv_try_get_callback)
          return fail(PJRT_Error_Code_FAILED_PRECONDITION, "no store", 8);
        snprintf(key, 32, "node:%ld", option(args, "node"));
        snprintf(value, 32, "I am %ld", option(args, "node"));
        PJRT_KeyValuePutCallback_Args put = {
            .struct_size = PJRT_KeyValuePutCallback_Args_STRUCT_SIZE, .key = key, .key_size = strlen(key),
            .value = value, .value_size = strlen(value), .callback_error = &on_error,
            .user_arg = args->kv_put_user_arg};
        PJRT_Error* error = args->kv_put_callback(&put);
        if (error) return error;
        snprintf(key, 32, "node:%ld", option(args, "peer"));
        PJRT_KeyValueGetCallback_Args get = {
            .struct_size = PJRT_KeyValueGetCallback_Args_STRUCT_SIZE, .key = key, .key_size = strlen(key),
            .timeout_in_ms = (int)option(args, "timeout"), .callback_error = &on_error,
            .user_arg = args->kv_get_user_arg};
        error = args->kv_get_callback(&get);
        if (error) return error;
        snprintf(value, 32, "I am %ld", option(args, "peer"));
        int same = get.value_size == strlen(value) && !memcmp(get.value, value, get.value_size);
        get.value_deleter_callback(get.value);
        if (!same) return fail(PJRT_Error_Code_INTERNAL, "another value", 13);
        PJRT_KeyValueTryGetCallback_Args try = {
            .struct_size = PJRT_KeyValueTryGetCallback_Args_STRUCT_SIZE, .key = "absent", .key_size = 6,
            .callback_error = &on_error, .user_arg = args->kv_try_get_user_arg};
        error = args->kv_try_get_callback(&try);
        if (!error) return fail(PJRT_Error_Code_INTERNAL, "a value for an absent key", 25);
        if (own->code != PJRT_Error_Code_NOT_FOUND) return error;
        free(own);
        own = 0;
        try.key = key;
        try.key_size = strlen(key);
        error = args->kv_try_get_callback(&try);
        if (error) return error;
        try.value_deleter_callback(try.value);
        PJRT_Client_Create_Args plain = *args;
        plain.num_options = 0;
        error = real->PJRT_Client_Create(&plain);
        args->client = plain.client;
        return error;
      }

      const PJRT_Api* GetPjrtApi(void) {
        const PJRT_Api* (*get)(void) = dlsym(dlopen("PLUGIN", RTLD_NOW), "GetPjrtApi");
        real = get();
        memcpy(&table, real, real->struct_size);
        table.api.PJRT_Client_Create = meet;
        table.api.PJRT_Error_Destroy = destroy;
        table.api.PJRT_Error_Message = message;
        table.api.PJRT_Error_GetCode = code;
        return &table.api;
      }
      """;

  private MeetingPlugin() {}

  static Path in(Path folder) throws IOException, InterruptedException {
    return new CCompiler(folder)
        .library("meeting.so", CODE.replace("PLUGIN", Cpu.PATH.toRealPath().toString()));
  }

  static ClientOptions options(KeyValueStore store, long node, long peer, long timeout) {
    return ClientOptions.none()
        .with("node", new NamedValue.Int64(node))
        .with("peer", new NamedValue.Int64(peer))
        .with("timeout", new NamedValue.Int64(timeout))
        .withKeyValueStore(store);
  }
}
