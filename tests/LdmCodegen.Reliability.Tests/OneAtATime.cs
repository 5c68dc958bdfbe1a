// These tests count sockets, timers and memory of the whole process: one runs at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
