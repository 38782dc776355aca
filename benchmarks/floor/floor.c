// Times one compiled StableHLO module through a PJRT plugin, from C: the floor under every client.
//
//   floor PLUGIN MODULE [-n CALLS] [-r RUNS] [-c] [INPUT...]
//
// An INPUT is TYPE:DIMS=FILE with raw little-endian elements, TYPE:DIMS=@zeros, or TYPE:DIMS=V,V,...
// (f32, f64, s32, s64, pred and u8 values only), with DIMS like 3x4, empty for a scalar. A loop of
// CALLS calls is run RUNS times; each call executes, waits for the first output, and destroys the
// outputs. Prints one JSON object with the median time per call in nanoseconds, and with -c the
// outputs' bytes in hex, so that a caller can compare results.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "pjrt_c_api.h"

static const PJRT_Api* api;

static void die(const char* what, const char* detail) {
  fprintf(stderr, "floor: %s: %s\n", what, detail);
  exit(1);
}

static void check(const char* what, PJRT_Error* error) {
  if (error == NULL) return;
  PJRT_Error_Message_Args message = {.struct_size = PJRT_Error_Message_Args_STRUCT_SIZE,
                                     .error = error};
  api->PJRT_Error_Message(&message);
  die(what, strndup(message.message, message.message_size));
}

static char* read_file(const char* path, size_t* size) {
  FILE* file = fopen(path, "rb");
  if (file == NULL) die("cannot open", path);
  fseek(file, 0, SEEK_END);
  *size = (size_t)ftell(file);
  rewind(file);
  char* bytes = malloc(*size + 1);
  if (fread(bytes, 1, *size, file) != *size) die("cannot read", path);
  bytes[*size] = 0;
  fclose(file);
  return bytes;
}

static void await_and_destroy(const char* what, PJRT_Event* event) {
  PJRT_Event_Await_Args await = {.struct_size = PJRT_Event_Await_Args_STRUCT_SIZE, .event = event};
  check(what, api->PJRT_Event_Await(&await));
  PJRT_Event_Destroy_Args destroy = {.struct_size = PJRT_Event_Destroy_Args_STRUCT_SIZE,
                                     .event = event};
  check(what, api->PJRT_Event_Destroy(&destroy));
}

typedef struct {
  const char* name;
  PJRT_Buffer_Type type;
  size_t size;
} Element;

static const Element elements[] = {
    {"pred", PJRT_Buffer_Type_PRED, 1}, {"s8", PJRT_Buffer_Type_S8, 1},
    {"s16", PJRT_Buffer_Type_S16, 2},   {"s32", PJRT_Buffer_Type_S32, 4},
    {"s64", PJRT_Buffer_Type_S64, 8},   {"u8", PJRT_Buffer_Type_U8, 1},
    {"u16", PJRT_Buffer_Type_U16, 2},   {"u32", PJRT_Buffer_Type_U32, 4},
    {"u64", PJRT_Buffer_Type_U64, 8},   {"f16", PJRT_Buffer_Type_F16, 2},
    {"bf16", PJRT_Buffer_Type_BF16, 2}, {"f32", PJRT_Buffer_Type_F32, 4},
    {"f64", PJRT_Buffer_Type_F64, 8},   {"c64", PJRT_Buffer_Type_C64, 8},
    {"c128", PJRT_Buffer_Type_C128, 16}};

static const Element* element(const char* name, size_t length) {
  for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++) {
    if (strlen(elements[i].name) == length && strncmp(elements[i].name, name, length) == 0) {
      return &elements[i];
    }
  }
  die("unknown element type", name);
  return NULL;
}

static void put(const Element* e, char* at, const char* text) {
  switch (e->type) {
    case PJRT_Buffer_Type_F32: *(float*)at = strtof(text, NULL); break;
    case PJRT_Buffer_Type_F64: *(double*)at = strtod(text, NULL); break;
    case PJRT_Buffer_Type_S32: *(int32_t*)at = (int32_t)strtol(text, NULL, 10); break;
    case PJRT_Buffer_Type_S64: *(int64_t*)at = strtoll(text, NULL, 10); break;
    case PJRT_Buffer_Type_PRED:
    case PJRT_Buffer_Type_U8: *at = (char)strtol(text, NULL, 10); break;
    default: die("values can't be written inline for", e->name);
  }
}

static void fill(const Element* e, char* data, size_t count, char* spec) {
  if (strcmp(spec, "@zeros") == 0) return;
  if (strchr("0123456789+-.", spec[0]) == NULL) {
    size_t size;
    char* bytes = read_file(spec, &size);
    if (size != count * e->size) die("input file has the wrong size", spec);
    memcpy(data, bytes, size);
    free(bytes);
    return;
  }
  size_t i = 0;
  for (char* value = strtok(spec, ","); value != NULL; value = strtok(NULL, ",")) {
    if (i == count) die("too many values", spec);
    put(e, data + i++ * e->size, value);
  }
  if (i != count) die("too few values", spec);
}

static PJRT_Buffer* upload(PJRT_Client* client, PJRT_Device* device, char* spec) {
  char* colon = strchr(spec, ':');
  char* equals = colon == NULL ? NULL : strchr(colon, '=');
  if (equals == NULL) die("input must be TYPE:DIMS=DATA", spec);
  const Element* e = element(spec, (size_t)(colon - spec));
  int64_t dims[64];
  size_t rank = 0, count = 1;
  for (char* at = colon + 1; at < equals; at++) {
    dims[rank] = strtoll(at, &at, 10);
    count *= (size_t)dims[rank++];
  }
  char* data = aligned_alloc(64, (count * e->size + 127) / 64 * 64);
  memset(data, 0, count * e->size);
  fill(e, data, count, equals + 1);
  PJRT_Client_BufferFromHostBuffer_Args args = {
      .struct_size = PJRT_Client_BufferFromHostBuffer_Args_STRUCT_SIZE,
      .client = client,
      .data = data,
      .type = e->type,
      .dims = dims,
      .num_dims = rank,
      .host_buffer_semantics = PJRT_HostBufferSemantics_kImmutableOnlyDuringCall,
      .device = device};
  check("upload", api->PJRT_Client_BufferFromHostBuffer(&args));
  await_and_destroy("upload", args.done_with_host_buffer);
  free(data);
  return args.buffer;
}

static PJRT_LoadedExecutable* compile(PJRT_Client* client, const char* path) {
  // CompileOptionsProto: executable_build_options { num_replicas: 1 num_partitions: 1 }
  static const char options[] = {0x1a, 0x04, 0x20, 0x01, 0x28, 0x01};
  size_t size;
  char* code = read_file(path, &size);
  PJRT_Program program = {.struct_size = PJRT_Program_STRUCT_SIZE,
                          .code = code,
                          .code_size = size,
                          .format = "mlir",
                          .format_size = 4};
  PJRT_Client_Compile_Args args = {.struct_size = PJRT_Client_Compile_Args_STRUCT_SIZE,
                                   .client = client,
                                   .program = &program,
                                   .compile_options = options,
                                   .compile_options_size = sizeof options};
  check("compile", api->PJRT_Client_Compile(&args));
  free(code);
  return args.executable;
}

static size_t count_outputs(PJRT_LoadedExecutable* loaded) {
  PJRT_LoadedExecutable_GetExecutable_Args get = {
      .struct_size = PJRT_LoadedExecutable_GetExecutable_Args_STRUCT_SIZE,
      .loaded_executable = loaded};
  check("executable", api->PJRT_LoadedExecutable_GetExecutable(&get));
  PJRT_Executable_NumOutputs_Args outputs = {
      .struct_size = PJRT_Executable_NumOutputs_Args_STRUCT_SIZE, .executable = get.executable};
  check("executable", api->PJRT_Executable_NumOutputs(&outputs));
  PJRT_Executable_Destroy_Args destroy = {.struct_size = PJRT_Executable_Destroy_Args_STRUCT_SIZE,
                                          .executable = get.executable};
  check("executable", api->PJRT_Executable_Destroy(&destroy));
  return outputs.num_outputs;
}

static void wait_ready(PJRT_Buffer* buffer) {
  PJRT_Buffer_ReadyEvent_Args ready = {.struct_size = PJRT_Buffer_ReadyEvent_Args_STRUCT_SIZE,
                                       .buffer = buffer};
  check("ready", api->PJRT_Buffer_ReadyEvent(&ready));
  await_and_destroy("execute", ready.event);
}

static void destroy(PJRT_Buffer* buffer) {
  PJRT_Buffer_Destroy_Args args = {.struct_size = PJRT_Buffer_Destroy_Args_STRUCT_SIZE,
                                   .buffer = buffer};
  check("destroy", api->PJRT_Buffer_Destroy(&args));
}

static void print_bytes(PJRT_Buffer* buffer) {
  PJRT_Buffer_ToHostBuffer_Args size = {.struct_size = PJRT_Buffer_ToHostBuffer_Args_STRUCT_SIZE,
                                        .src = buffer};
  check("download", api->PJRT_Buffer_ToHostBuffer(&size));
  unsigned char* bytes = malloc(size.dst_size + 1);
  PJRT_Buffer_ToHostBuffer_Args copy = {.struct_size = PJRT_Buffer_ToHostBuffer_Args_STRUCT_SIZE,
                                        .src = buffer,
                                        .dst = bytes,
                                        .dst_size = size.dst_size};
  check("download", api->PJRT_Buffer_ToHostBuffer(&copy));
  await_and_destroy("download", copy.event);
  for (size_t i = 0; i < size.dst_size; i++) printf("%02x", bytes[i]);
  free(bytes);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int ascending(const void* a, const void* b) {
  double x = *(const double*)a, y = *(const double*)b;
  return (x > y) - (x < y);
}

static PJRT_LoadedExecutable_Execute_Args execute_args;
static size_t outputs;
static PJRT_Buffer** results;

static void call_once(void) {
  check("execute", api->PJRT_LoadedExecutable_Execute(&execute_args));
  if (outputs > 0) wait_ready(results[0]);
}

static void destroy_results(void) {
  for (size_t i = 0; i < outputs; i++) destroy(results[i]);
}

int main(int argc, char** argv) {
  long calls = 10000, runs = 15;
  int contents = 0, next = 3;
  if (argc < 3) die("usage", "floor PLUGIN MODULE [-n CALLS] [-r RUNS] [-c] [INPUT...]");
  for (; next < argc && argv[next][0] == '-'; next++) {
    if (strcmp(argv[next], "-c") == 0) contents = 1;
    else if (strcmp(argv[next], "-n") == 0 && next + 1 < argc) calls = atol(argv[++next]);
    else if (strcmp(argv[next], "-r") == 0 && next + 1 < argc) runs = atol(argv[++next]);
    else die("unknown option", argv[next]);
  }
  if (calls < 1 || runs < 1) die("usage", "-n and -r must be at least 1");
  void* library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) die("cannot load plugin", dlerror());
  const PJRT_Api* (*get)(void) = (const PJRT_Api* (*)(void))dlsym(library, "GetPjrtApi");
  if (get == NULL) die("no GetPjrtApi in", argv[1]);
  api = get();
  PJRT_Plugin_Initialize_Args initialize = {.struct_size = PJRT_Plugin_Initialize_Args_STRUCT_SIZE};
  check("plugin", api->PJRT_Plugin_Initialize(&initialize));
  PJRT_Client_Create_Args create = {.struct_size = PJRT_Client_Create_Args_STRUCT_SIZE};
  check("client", api->PJRT_Client_Create(&create));
  PJRT_Client_AddressableDevices_Args devices = {
      .struct_size = PJRT_Client_AddressableDevices_Args_STRUCT_SIZE, .client = create.client};
  check("client", api->PJRT_Client_AddressableDevices(&devices));

  PJRT_LoadedExecutable* executable = compile(create.client, argv[2]);
  outputs = count_outputs(executable);
  results = calloc(outputs + 1, sizeof *results);
  size_t inputs = (size_t)(argc - next);
  PJRT_Buffer** arguments = calloc(inputs + 1, sizeof *arguments);
  for (size_t i = 0; i < inputs; i++) {
    arguments[i] = upload(create.client, devices.addressable_devices[0], argv[next + (int)i]);
  }
  PJRT_ExecuteOptions options = {.struct_size = PJRT_ExecuteOptions_STRUCT_SIZE};
  PJRT_Buffer* const* argument_lists[] = {arguments};
  PJRT_Buffer** const output_lists[] = {results};
  execute_args = (PJRT_LoadedExecutable_Execute_Args){
      .struct_size = PJRT_LoadedExecutable_Execute_Args_STRUCT_SIZE,
      .executable = executable,
      .options = &options,
      .argument_lists = argument_lists,
      .num_devices = 1,
      .num_args = inputs,
      .output_lists = output_lists};

  printf("{\"module\": \"%s\", \"inputs\": %zu, \"outputs\": %zu", argv[2], inputs, outputs);
  call_once();
  if (contents) {
    printf(", \"contents\": [");
    for (size_t i = 0; i < outputs; i++) {
      printf(i == 0 ? "\"" : ", \"");
      print_bytes(results[i]);
      printf("\"");
    }
    printf("]");
  }
  destroy_results();
  double* times = calloc((size_t)runs, sizeof *times);
  for (long run = -1; run < runs; run++) {  // the run before the first warms up
    double start = now();
    for (long i = 0; i < calls; i++) {
      call_once();
      destroy_results();
    }
    if (run >= 0) times[run] = (now() - start) / (double)calls;
  }
  qsort(times, (size_t)runs, sizeof *times, ascending);
  printf(", \"calls\": %ld, \"runs\": %ld, \"median_ns\": %.1f, \"min_ns\": %.1f, \"max_ns\": %.1f}\n",
         calls, runs, times[runs / 2], times[0], times[runs - 1]);
  return 0;
}
